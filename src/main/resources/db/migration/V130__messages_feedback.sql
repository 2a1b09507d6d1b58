-- What others report of a mail that left: delivered, delayed, refused after all, complained about. Each report counts once.
alter table message drop constraint message_state_check;
alter table message add constraint message_state_check check (state in ('QUEUED', 'HELD', 'SUPPRESSED', 'ACCEPTED',
    'UNKNOWN', 'DELAYED', 'DELIVERED', 'BOUNCED', 'COMPLAINED', 'EXPIRED', 'SET_ASIDE', 'CANCELLED'));

create table message_report (
    club_id    uuid not null,
    message_id uuid not null,
    digest     bytea not null,
    at         timestamptz not null,
    primary key (club_id, message_id, digest),
    foreign key (club_id, message_id) references message (club_id, id)
);
create index message_report_at on message_report (club_id, at);
select protect_club_table('message_report');

-- A used link or a confirmation is newer than what a server says of a mail before it.
alter table address_delivery add column proven_at timestamptz;
