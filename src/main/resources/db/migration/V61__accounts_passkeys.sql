-- A challenge is made of the key ring and kept nowhere; only that it was used is remembered, until it would be over anyway.
create table passkey_challenge_used (
    hash       bytea primary key,
    expires_at timestamptz not null
);
create index passkey_challenge_used_expires on passkey_challenge_used (expires_at);
select open_global_table('passkey_challenge_used');

alter table passkey add column created_at timestamptz not null default now();
alter table account add column passkey_declined_at timestamptz;
