-- With what somebody showed who they are, and by which key a program did what it did.
alter table attempt add column factors text[] not null default '{}';
alter table audit add column actor_key uuid;
