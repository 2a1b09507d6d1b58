-- What reached the desk without a file behind it: names that matched nobody, recoveries of unknown addresses, messages of people
-- who cannot get in. What somebody typed is sealed and can be erased; the group is a MAC of it.
alter table access_request drop constraint access_request_state_check;
alter table access_request add constraint access_request_state_check check (state in ('OPEN', 'ANSWERED', 'DONE', 'NOT_OURS'));
alter table access_request add column kind text not null default 'TRIED' check (kind in ('TRIED', 'RECOVERED', 'MANY', 'HELP'));
alter table access_request add column first_at timestamptz not null default now();
alter table access_request add column locale text;
alter table access_request add column sealed_typed bytea;
alter table access_request add column sealed_note bytea;
alter table access_request add column nearest uuid;
alter table access_request add constraint access_request_nearest foreign key (club_id, nearest) references member (club_id, id);
alter table access_request add column closed_at timestamptz;
alter table access_request add column closed_by uuid;
create index access_request_open on access_request (club_id, state, last_at desc, id);
create index access_request_ref on access_request (club_id, ref);
create index access_request_last on access_request (club_id, last_at);

-- The tries behind a request; the ledger keeps each with its evidence as long as it keeps anything.
create table access_request_try (
    club_id    uuid not null references club,
    request_id uuid not null,
    attempt_id uuid not null,
    at         timestamptz not null,
    ref        char(6) not null,
    network    text not null,
    device     text not null default '',
    primary key (club_id, request_id, attempt_id),
    foreign key (club_id, request_id) references access_request (club_id, id)
);
create index access_request_try_network on access_request_try (club_id, network, at);
select protect_club_table('access_request_try');

create table access_request_answer (
    club_id     uuid not null references club,
    id          uuid not null,
    request_id  uuid not null,
    at          timestamptz not null,
    by_account  uuid,
    sealed_text bytea not null,
    primary key (club_id, id),
    foreign key (club_id, request_id) references access_request (club_id, id)
);
create index access_request_answer_request on access_request_answer (club_id, request_id);
select protect_club_table('access_request_answer');

-- A person leads themselves through their own case: the same one row, whoever asks.
alter table inbound_request drop constraint inbound_request_kind_check;
alter table inbound_request add constraint inbound_request_kind_check
    check (kind in ('RECOVER', 'RESEND', 'JOIN', 'FIND_CLUBS', 'FIND_NAME', 'HELP'));
