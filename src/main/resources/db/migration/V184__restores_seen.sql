-- What a restore did, and when an operator had looked through what came back with it.
alter table epoch add column erased_again bigint;
alter table epoch add column stopped_again bigint;
alter table epoch add column seen_at timestamptz;
