-- A person adds, chooses and removes the addresses of their own account.
alter table account_address add column main_at timestamptz;
alter table confirmation add column message_id uuid;
alter table confirmation add column cancelled_at timestamptz;
create index confirmation_account on confirmation (account_id, created_at);
create index confirmation_key on confirmation (address_key) where used_at is null and cancelled_at is null;
create index confirmation_expires on confirmation (expires_at);

-- Tries at the sign-in of no club. What was typed is not kept: there is no desk that could help with it.
create table attempt_global (
    id           uuid primary key,
    at           timestamptz not null,
    ref          char(6) not null,
    reason       text not null,
    checked      boolean not null,
    account_id   uuid references account,
    network      text not null,
    device_hash  bytea,
    device_words text not null default ''
);
create index attempt_global_at on attempt_global (at);
grant select, insert, delete on attempt_global to latchkey_app;
grant select on attempt_global to latchkey_backup;
