-- After a restore: lanes that wait for a person, keys that wait for their club.
create table lane_hold (
    lane  text primary key check (lane in ('SERVICE', 'REMINDER', 'MAILING')),
    since timestamptz not null
);
select open_global_table('lane_hold');

alter table api_key add column held_at timestamptz;
