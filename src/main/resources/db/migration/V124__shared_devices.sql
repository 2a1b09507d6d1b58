-- Browsers that several people stand at: the reception's computer, where staff change quickly, and the kiosk, which forgets.
create table shared_device (
    cookie_hash bytea primary key,
    id          uuid not null unique,
    club_id     uuid not null references club,
    kind        text not null check (kind in ('RECEPTION', 'KIOSK')),
    name        text not null check (length(name) between 1 and 60),
    since       timestamptz not null,
    by_account  uuid references account
);
create index shared_device_club on shared_device (club_id);
select open_global_table('shared_device');

alter table session add column kiosk boolean not null default false;

create table staff_pin (
    club_id    uuid not null references club,
    account_id uuid not null references account,
    hash       text not null,
    set_at     timestamptz not null,
    fails      int not null default 0,
    primary key (club_id, account_id)
);
select protect_club_table('staff_pin');

-- Who showed their whole secret at which reception computer, and when: a PIN opens nothing that this did not.
create table reception_seat (
    club_id    uuid not null references club,
    device_id  uuid not null,
    account_id uuid not null references account,
    proven_at  timestamptz not null,
    factors    text[] not null,
    primary key (club_id, device_id, account_id)
);
select protect_club_table('reception_seat');
