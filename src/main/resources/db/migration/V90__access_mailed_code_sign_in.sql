-- A club's choice, off until it is made: its members may sign in by a code that is mailed to them.
alter table club add column mailed_code_sign_in boolean not null default false;
create index mailed_code_browser on mailed_code (browser_hash) where used_at is null;
create index mailed_code_expires on mailed_code (expires_at);
alter table inbound_request drop constraint inbound_request_kind_check;
alter table inbound_request add constraint inbound_request_kind_check
    check (kind in ('RECOVER', 'RESEND', 'JOIN', 'FIND_CLUBS', 'FIND_NAME', 'HELP', 'SIGN_IN'));
