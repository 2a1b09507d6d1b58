-- Inviting many goes on after the page was answered: parts of a list, each taken, done and deleted in one transaction.
create table bulk_invitation (
    club_id     uuid not null references club,
    id          uuid not null,
    by_account  uuid references account,
    acting_as   text not null,
    created_at  timestamptz not null,
    members     int not null,
    looked      int not null default 0,
    invited     int not null default 0,
    finished_at timestamptz,
    primary key (club_id, id)
);
select protect_club_table('bulk_invitation');

create table bulk_part (
    club_id uuid not null,
    bulk_id uuid not null,
    n       int not null,
    members uuid[] not null,
    primary key (club_id, bulk_id, n),
    foreign key (club_id, bulk_id) references bulk_invitation (club_id, id)
);
select protect_club_table('bulk_part');

create table ready_bulk (
    bulk_id uuid primary key,
    club_id uuid not null,
    due     timestamptz not null
);
create index ready_bulk_due on ready_bulk (due);
select open_global_table('ready_bulk');
