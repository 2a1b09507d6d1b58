-- Who could get in, day by day: one row per club, day and cause, as the list knew it when the day was counted.
create table access_day (
    club_id uuid not null references club,
    day     date not null,
    state   text not null,
    top     text not null,
    members bigint not null,
    primary key (club_id, day, state, top)
);
select protect_club_table('access_day');
-- Who fails now: refusals of the last half hour, whoever they match.
create index attempt_match_refused on attempt_match (club_id, at) where reason <> 'ENTERED';
