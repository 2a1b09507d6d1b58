-- Who runs the installation, and what clubs ask them. Across clubs only ids are read; what was written lies in the club.
create table operator_link (
    id         uuid primary key,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    used_by    uuid references account
);
select open_global_table('operator_link');

alter table link_route drop constraint link_route_kind_check;
alter table link_route add constraint link_route_kind_check
    check (kind in ('GRANT', 'RESET', 'CONFIRMATION', 'LOST_FACTOR', 'OPERATOR'));

create table escalation (
    club_id     uuid not null references club,
    id          uuid not null,
    member_id   uuid not null,
    by_account  uuid not null references account,
    code        text not null,
    side        text not null,
    facts       jsonb not null,
    asked_at    timestamptz not null,
    answered_at timestamptz,
    closed_at   timestamptz,
    primary key (club_id, id),
    foreign key (club_id, member_id) references member (club_id, id)
);
create index escalation_member on escalation (club_id, member_id);
select protect_club_table('escalation');

create table escalation_words (
    club_id       uuid not null,
    id            uuid not null,
    escalation_id uuid not null,
    at            timestamptz not null,
    by_account    uuid not null references account,
    operator      boolean not null,
    words         text not null,
    primary key (club_id, id),
    foreign key (club_id, escalation_id) references escalation (club_id, id)
);
create index escalation_words_of on escalation_words (club_id, escalation_id);
select protect_club_table('escalation_words');

create table escalation_open (
    escalation_id uuid primary key,
    club_id       uuid not null references club,
    asked_at      timestamptz not null
);
select open_global_table('escalation_open');
