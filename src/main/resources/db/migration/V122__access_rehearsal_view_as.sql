-- Two rights more, and who looks at the member area as a member, for how long.
insert into role_permission (club_id, role_id, permission)
select r.club_id, r.id, p.permission
from role r
join (values
  ('OWNER', 'ACCESS_REHEARSE'), ('OWNER', 'VIEW_AS'), ('MANAGER', 'ACCESS_REHEARSE'), ('MANAGER', 'VIEW_AS'),
  ('FRONT_DESK', 'ACCESS_REHEARSE')
) as p (code, permission) on p.code = r.code
on conflict do nothing;

create table view_as (
    club_id    uuid not null references club,
    id         uuid not null,
    member_id  uuid not null,
    by_account uuid not null references account,
    begun_at   timestamptz not null,
    until      timestamptz not null,
    ended_at   timestamptz,
    primary key (club_id, id),
    foreign key (club_id, member_id) references member (club_id, id)
);
create index view_as_member on view_as (club_id, member_id);
select protect_club_table('view_as');
