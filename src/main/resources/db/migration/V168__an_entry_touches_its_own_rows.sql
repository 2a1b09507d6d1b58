-- An access is found by its id alone when somebody enters; without this all accesses of the club were read for it.
create unique index access_id on access (club_id, id);

-- Every try shared a lock on the row of its club, so that many at once kept a list there of who holds it. A club is never
-- taken away, and the policy lets nobody write another one's id.
alter table attempt drop constraint attempt_club_id_fkey;

-- These too were looked for in all rows of the club, or of the installation.
create index device_account on device (account_id);
create index message_account on message (club_id, account_id) where account_id is not null;
create index grant_link_message on grant_link (club_id, message_id) where message_id is not null;
