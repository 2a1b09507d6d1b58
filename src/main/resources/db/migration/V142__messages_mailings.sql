-- Mailings: one-shot communications to many members. Recipients are written in parts, each person at most once.
create table mailing_topic (
    club_id  uuid not null references club,
    id       uuid not null,
    name     text not null check (length(name) between 1 and 60),
    ended_at timestamptz,
    primary key (club_id, id)
);

-- A filter of the member list under a name; who is on it is looked up when it is used.
create table saved_list (
    club_id    uuid not null references club,
    id         uuid not null,
    name       text not null check (length(name) between 1 and 60),
    filter     jsonb not null,
    created_at timestamptz not null,
    primary key (club_id, id),
    unique (club_id, name)
);

create table mailing_template (
    club_id    uuid not null references club,
    id         uuid not null,
    name       text not null check (length(name) between 1 and 60),
    subject    text not null,
    body       text not null,
    created_at timestamptz not null,
    primary key (club_id, id),
    unique (club_id, name)
);

create table mailing (
    club_id     uuid not null references club,
    id          uuid not null,
    state       text not null check (state in ('DRAFT', 'SCHEDULED', 'SENDING', 'PAUSED', 'DONE', 'CANCELLED')),
    topic_id    uuid,
    subject     text not null,
    body        text not null,
    filter      jsonb not null,
    version     int not null default 0,
    by_account  uuid references account,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    send_at     timestamptz,
    started_at  timestamptz,
    finished_at timestamptz,
    chosen      int not null default 0,
    primary key (club_id, id),
    foreign key (club_id, topic_id) references mailing_topic (club_id, id)
);
create index mailing_newest on mailing (club_id, created_at desc, id);

create table mailing_part (
    club_id    uuid not null,
    mailing_id uuid not null,
    n          int not null,
    members    uuid[] not null,
    primary key (club_id, mailing_id, n),
    foreign key (club_id, mailing_id) references mailing (club_id, id)
);

-- Whom it was for: a message of theirs, or why there is none. Ids only.
create table mailing_recipient (
    club_id    uuid not null,
    mailing_id uuid not null,
    member_id  uuid not null,
    why        text,
    message_id uuid,
    primary key (club_id, mailing_id, member_id),
    foreign key (club_id, mailing_id) references mailing (club_id, id),
    foreign key (club_id, member_id) references member (club_id, id)
);
create index mailing_recipient_message on mailing_recipient (club_id, message_id) where message_id is not null;

-- What somebody no longer wants from this club: a topic, or everything (then the id is all zeros). It goes with the
-- club's view of the address when the last person who had it is erased.
create table unsubscription (
    club_id    uuid not null,
    key        text collate "C" not null,
    topic_id   uuid not null,
    at         timestamptz not null,
    mailing_id uuid,
    one_click  boolean not null,
    primary key (club_id, key, topic_id),
    foreign key (club_id, key) references address_state (club_id, key) on delete cascade
);
create index unsubscription_mailing on unsubscription (club_id, mailing_id) where mailing_id is not null;

select protect_club_table(t) from unnest(array['mailing_topic', 'saved_list', 'mailing_template', 'mailing', 'mailing_part',
    'mailing_recipient', 'unsubscription']) t;

create table ready_writing (
    mailing_id uuid primary key,
    club_id    uuid not null,
    due        timestamptz not null
);
create index ready_writing_due on ready_writing (due);
select open_global_table('ready_writing');
