-- A club of more than a handful has people who run it without owning it, and people who teach.
alter table role drop constraint role_code_check;
alter table role add constraint role_code_check check (code in ('OWNER', 'MANAGER', 'FRONT_DESK', 'COACH'));

insert into role (club_id, id, code)
select c.id, gen_random_uuid(), r.code from club c cross join (values ('MANAGER'), ('COACH')) as r (code)
on conflict (club_id, code) do nothing;

insert into role_permission (club_id, role_id, permission)
select r.club_id, r.id, p.permission
from role r
join (values
  ('MANAGER', 'DESK'), ('MANAGER', 'MEMBERS_READ'), ('MANAGER', 'MEMBERS_EDIT'), ('MANAGER', 'MEMBERS_IMPORT'),
  ('MANAGER', 'MEMBERS_ARCHIVE'), ('MANAGER', 'ACCESS_READ'), ('MANAGER', 'ACCESS_REPAIR'), ('MANAGER', 'ACCESS_SWITCH'),
  ('MANAGER', 'ACCESS_RELINK'), ('MANAGER', 'MESSAGES_READ'), ('MANAGER', 'CLUB_SETTINGS'), ('MANAGER', 'STAFF_MANAGE'),
  ('COACH', 'DESK'), ('COACH', 'MEMBERS_READ'), ('COACH', 'ACCESS_READ')
) as p (code, permission) on p.code = r.code
on conflict do nothing;
