-- The roles of Latchkey and its empty database; run once by an administrator of the PostgreSQL (15 or newer).
-- latchkey_owner owns everything and migrates; latchkey_app is what servers use, and owns nothing;
-- latchkey_search reads the search table only; latchkey_backup reads everything for backups.
do $$ begin create role latchkey_owner; exception when duplicate_object then null; end $$;
do $$ begin create role latchkey_app; exception when duplicate_object then null; end $$;
do $$ begin create role latchkey_search; exception when duplicate_object then null; end $$;
do $$ begin create role latchkey_backup; exception when duplicate_object then null; end $$;
alter role latchkey_owner login nosuperuser nocreatedb nocreaterole nobypassrls password '{{owner_password}}';
alter role latchkey_app login nosuperuser nocreatedb nocreaterole nobypassrls password '{{app_password}}';
alter role latchkey_search nologin nosuperuser nobypassrls;
alter role latchkey_backup nologin nosuperuser bypassrls;
grant latchkey_search to latchkey_owner;
grant pg_read_all_data to latchkey_backup;
create database {{database}} owner latchkey_owner template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8';
revoke all on database {{database}} from public;
grant connect on database {{database}} to latchkey_app, latchkey_backup;
alter database {{database}} set timezone = 'UTC';
-- in the new database:
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists btree_gist;
revoke all on schema public from public;
grant usage, create on schema public to latchkey_owner, latchkey_search;
grant usage on schema public to latchkey_app, latchkey_backup;
