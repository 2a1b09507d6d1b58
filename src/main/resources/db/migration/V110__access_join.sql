-- A club's choice, off until it is made: whether people may make their access themselves.
alter table club add column joins text not null default 'CLOSED' check (joins in ('CLOSED', 'KNOWN', 'OPEN'));

-- Somebody has proven a mailbox in this browser and goes on from there, once.
create table joining (
    club_id      uuid not null references club,
    id           uuid not null,
    address_key  text collate "C" not null,
    browser_hash bytea not null,
    proven_at    timestamptz not null,
    expires_at   timestamptz not null,
    ended_at     timestamptz,
    primary key (club_id, id)
);
create index joining_expires on joining (club_id, expires_at);
select protect_club_table('joining');

alter table access_request drop constraint access_request_kind_check;
alter table access_request add constraint access_request_kind_check
    check (kind in ('TRIED', 'RECOVERED', 'MANY', 'HELP', 'JOINED'));
