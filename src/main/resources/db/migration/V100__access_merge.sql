-- Two files become one: which, when, by whom, and every row that moved, ended, came or changed with it, as it was before. By these
-- rows it is undone within thirty days; later only the merge itself is remembered.
create table merge (
    club_id    uuid not null references club,
    id         uuid not null,
    survivor   uuid not null,
    absorbed   uuid not null,
    at         timestamptz not null,
    by_account uuid references account,
    checked    text not null,
    undone_at  timestamptz,
    primary key (club_id, id),
    check (survivor <> absorbed),
    foreign key (club_id, survivor) references member (club_id, id),
    foreign key (club_id, absorbed) references member (club_id, id)
);
create unique index merge_absorbed on merge (club_id, absorbed) where undone_at is null;
create index merge_survivor on merge (club_id, survivor);
select protect_club_table('merge');

create table merge_row (
    club_id    uuid not null,
    merge_id   uuid not null,
    table_name text not null,
    deed       text not null check (deed in ('MOVED', 'ENDED', 'ADDED', 'WAS', 'BECAME')),
    old_member uuid not null,
    row_key    text not null,
    before     jsonb,
    primary key (club_id, merge_id, table_name, deed, old_member, row_key),
    foreign key (club_id, merge_id) references merge (club_id, id)
);
select protect_club_table('merge_row');

create index member_merged on member (club_id, merged_into) where merged_into is not null;

insert into role_permission (club_id, role_id, permission)
select r.club_id, r.id, 'MEMBERS_MERGE' from role r where r.code in ('OWNER', 'MANAGER', 'FRONT_DESK')
on conflict do nothing;
