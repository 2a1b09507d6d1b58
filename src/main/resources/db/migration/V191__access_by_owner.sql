-- A new way in for somebody who works here: an owner gave it, having shown once more who they are. The role stays behind.
alter table access_grant add column by_owner boolean not null default false;
