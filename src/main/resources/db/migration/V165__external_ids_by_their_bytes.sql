-- What another program calls a member is compared by its bytes, whatever the server's language.
alter table member alter column external_id type text collate "C";
