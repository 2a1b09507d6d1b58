-- Who hands out what is kept of a person, and has it erased.
insert into role_permission (club_id, role_id, permission)
select r.club_id, r.id, 'MEMBERS_DATA' from role r where r.code in ('OWNER', 'MANAGER')
on conflict do nothing;
