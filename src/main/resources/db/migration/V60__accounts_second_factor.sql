-- A second factor counts from the moment that one code of it was right. A session that still waits for it enters nothing.
alter table totp add column created_at timestamptz not null default now();
alter table totp add column confirmed_at timestamptz;
create unique index totp_one_confirmed on totp (account_id) where confirmed_at is not null;
alter table session add column waits boolean not null default false;
alter table club add column staff_second_factor boolean not null default false;
