-- Owners and managers send mailings, and stop and let go their club's reminders and mailings.
insert into role_permission (club_id, role_id, permission)
select r.club_id, r.id, 'MAILINGS_SEND' from role r where r.code in ('OWNER', 'MANAGER')
on conflict do nothing;
