-- Somebody has lost their second factor: told everywhere at once, three days to say no, then a link. Two ids, two links:
-- whoever may stop it from the first notice may not finish it with the same.
create table lost_factor (
    id         uuid primary key,
    stop_id    uuid not null unique,
    account_id uuid not null references account,
    club_id    uuid not null references club,
    asked_at   timestamptz not null,
    due_at     timestamptz, -- null: an owner decides
    sent_at    timestamptz,
    expires_at timestamptz,
    used_at    timestamptz,
    ended_at   timestamptz
);
create unique index lost_factor_one on lost_factor (account_id) where used_at is null and ended_at is null;
create index lost_factor_due on lost_factor (due_at) where sent_at is null and used_at is null and ended_at is null;
create index lost_factor_asked on lost_factor (asked_at);
select open_global_table('lost_factor');

alter table link_route drop constraint link_route_kind_check;
alter table link_route add constraint link_route_kind_check
    check (kind in ('GRANT', 'RESET', 'CONFIRMATION', 'LOST_FACTOR'));
