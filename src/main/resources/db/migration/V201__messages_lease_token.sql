-- Whose claim it is. The number of an attempt does not say it: a crash of the database may forget a claim, whose commit waits
-- for no disk, and then gives its number to another.
alter table ready_access add column lease_token uuid;
alter table ready_service add column lease_token uuid;
alter table ready_reminder add column lease_token uuid;
alter table ready_mailing add column lease_token uuid;
