-- What became of a mailing, in numbers: they stay when the rows of its recipients go.
create table mailing_count (
    club_id    uuid not null,
    mailing_id uuid not null,
    what       text not null,
    n          bigint not null,
    primary key (club_id, mailing_id, what),
    foreign key (club_id, mailing_id) references mailing (club_id, id)
);
select protect_club_table('mailing_count');
create index mailing_finished on mailing (club_id, finished_at) where finished_at is not null;
