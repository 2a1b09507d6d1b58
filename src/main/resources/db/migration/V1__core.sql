-- Core tables. Global tables first (reached only by key), then one club's rows behind row-level security.
-- Every text that a person is identified by is normalised in Java and compared in collation "C".

create function protect_club_table(t text) returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy app_by_club on %I to latchkey_app'
        || ' using (club_id = (select current_setting(''app.club_id'')::uuid))'
        || ' with check (club_id = (select current_setting(''app.club_id'')::uuid))', t);
    execute format('create policy owner_all on %I to latchkey_owner using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to latchkey_app', t);
    execute format('grant select on %I to latchkey_backup', t);
end $$;

create function protect_append_only_club_table(t text) returns void language plpgsql as $$
begin
    perform protect_club_table(t);
    execute format('revoke update, delete on %I from latchkey_app', t);
end $$;

create function open_global_table(t text) returns void language plpgsql as $$
begin
    execute format('grant select, insert, update, delete on %I to latchkey_app', t);
    execute format('grant select on %I to latchkey_backup', t);
end $$;

-- ------------------------------------------------------------------ the installation
create table epoch (
    n  int primary key,
    at timestamptz not null
);

create table club (
    id           uuid primary key,
    name         text not null check (length(name) between 1 and 80),
    colour       text not null default '#0e6f68' check (colour ~ '^#[0-9a-f]{6}$'),
    country      char(2) not null,
    time_zone    text not null,
    locale       text not null,
    languages    text[] not null,
    currency     char(3) not null,
    reply_to     text,
    invite_days  int not null default 14 check (invite_days between 1 and 30),
    ask_invite   text not null default 'ASK' check (ask_invite in ('ASK', 'ALWAYS', 'NEVER')),
    shut_at      timestamptz,
    shut_why     text,
    shut_by      uuid,
    created_at   timestamptz not null,
    next_number  bigint not null default 1001
);

-- A slug is never used again, also when its club has taken another.
create table club_slug (
    slug    text collate "C" primary key check (slug ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'),
    club_id uuid not null references club,
    current boolean not null
);
create unique index club_slug_current on club_slug (club_id) where current;

-- ------------------------------------------------------------------ accounts: a person's way in, over all clubs
create table account (
    id          uuid primary key,
    holder_name text not null,
    locale      text not null,
    created_at  timestamptz not null,
    closed_at   timestamptz
);

create table account_address (
    account_id uuid not null references account,
    key        text collate "C" not null,
    as_given   text not null,
    proven_at  timestamptz,
    signs_in   boolean not null default false,
    recovers   boolean not null default false,
    primary key (account_id, key)
);
create unique index account_address_signs_in on account_address (key) where signs_in and proven_at is not null;
create index account_address_key on account_address (key);

create table address_delivery (
    key        text collate "C" primary key,
    state      text not null check (state in ('UNKNOWN', 'ACCEPTED', 'DEFERRED', 'BOUNCING')),
    score      numeric(4, 1) not null default 0,
    full_since timestamptz,
    since      timestamptz not null,
    last_code  text,
    last_words text
);

create table password (
    account_id  uuid primary key references account,
    hash        text not null,
    former_hash text,
    set_at      timestamptz not null,
    fails       int not null default 0,
    off_at      timestamptz
);

create table totp (
    account_id    uuid not null references account,
    id            uuid not null,
    sealed_secret bytea not null,
    last_step     bigint,
    primary key (account_id, id)
);

create table passkey (
    credential_id bytea primary key,
    account_id    uuid not null references account,
    user_handle   bytea not null,
    rp_id         text not null,
    public_key    bytea not null,
    counter       bigint not null,
    name          text not null,
    used_at       timestamptz
);
create index passkey_account on passkey (account_id);

create table recovery_code (
    account_id uuid not null references account,
    hash       bytea not null,
    used_at    timestamptz,
    primary key (account_id, hash)
);

create table device (
    cookie_hash bytea not null,
    account_id  uuid not null references account,
    id          uuid not null unique,
    words       text not null,
    first_at    timestamptz not null,
    seen_at     timestamptz not null,
    primary key (cookie_hash, account_id)
);

create table session (
    token_hash  bytea primary key,
    id          uuid not null unique,
    account_id  uuid not null references account,
    device_id   uuid,
    words       text not null,
    network     text not null,
    created_at  timestamptz not null,
    seen_at     timestamptz not null,
    ends_at     timestamptz not null,
    proven_at   timestamptz not null,
    factors     text[] not null,
    staff_until timestamptz,
    staff_seen_at timestamptz
);
create index session_account on session (account_id);

create table account_club (
    account_id uuid not null references account,
    club_id    uuid not null references club,
    primary key (account_id, club_id)
);

create table throttle (
    kind     text not null,
    key_hash bytea not null,
    fails    int not null,
    since    timestamptz not null,
    until    timestamptz,
    primary key (kind, key_hash)
);

create table mailed_code (
    id           uuid primary key,
    purpose      text not null check (purpose in ('JOIN', 'CONFIRM', 'RESET', 'SIGN_IN')),
    account_id   uuid references account,
    address_key  text collate "C" not null,
    browser_hash bytea not null,
    code_mac     bytea not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    tries        int not null default 0,
    used_at      timestamptz
);

create table confirmation (
    id          uuid primary key,
    account_id  uuid not null references account,
    address_key text collate "C" not null,
    as_given    text not null,
    signs_in    boolean not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);

create table operator (
    account_id uuid primary key references account,
    since      timestamptz not null,
    ended_at   timestamptz
);

create table reset (
    id          uuid primary key,
    account_id  uuid not null references account,
    address_key text collate "C" not null,
    club_id     uuid references club,
    message_id  uuid,
    asked_at    timestamptz not null,
    sent_at     timestamptz,
    expires_at  timestamptz not null,
    fetched_at  timestamptz,
    opened_at   timestamptz,
    used_at     timestamptz,
    ended_at    timestamptz,
    code_mac    bytea
);
create index reset_account on reset (account_id, asked_at);

-- Which table and club a link id belongs to: ids only.
create table link_route (
    id      uuid primary key,
    kind    text not null check (kind in ('GRANT', 'RESET', 'CONFIRMATION')),
    club_id uuid references club
);

-- Recover, join, find: the page writes one identical row and answers; a worker branches.
create table inbound_request (
    id                uuid primary key,
    kind              text not null check (kind in ('RECOVER', 'RESEND', 'JOIN', 'FIND_CLUBS')),
    club_id           uuid not null references club,
    sealed_identifier bytea not null,
    subject           uuid,
    network           text not null,
    device_hash       bytea,
    ref               char(6) not null,
    locale            text not null,
    at                timestamptz not null,
    attempt           int not null default 0,
    lease_until       timestamptz,
    done_at           timestamptz
);
create index inbound_request_open on inbound_request (at) where done_at is null;

create table unknown_address_mail (
    key text collate "C" primary key,
    at  timestamptz not null
);

-- One table a lane, so that the dead rows of a mailing never slow an access mail. No personal data.
create table ready_access (message_id uuid primary key, club_id uuid not null, due timestamptz not null, attempt int not null default 0, lease_until timestamptz, turn int not null default 0);
create table ready_service (message_id uuid primary key, club_id uuid not null, due timestamptz not null, attempt int not null default 0, lease_until timestamptz, turn int not null default 0);
create table ready_reminder (message_id uuid primary key, club_id uuid not null, due timestamptz not null, attempt int not null default 0, lease_until timestamptz, turn int not null default 0);
create table ready_mailing (message_id uuid primary key, club_id uuid not null, due timestamptz not null, attempt int not null default 0, lease_until timestamptz, turn int not null default 0);
create index ready_access_due on ready_access (due, turn);
create index ready_service_due on ready_service (due, turn);
create index ready_reminder_due on ready_reminder (due, turn);
create index ready_mailing_due on ready_mailing (due, turn);

create table relay_state (
    lane       text primary key check (lane in ('ACCESS', 'SERVICE', 'REMINDER', 'MAILING')),
    down_since timestamptz,
    cause      text,
    words      text,
    seen_at    timestamptz not null
);

create table refresh_queue (
    club_id   uuid not null,
    member_id uuid not null,
    due       timestamptz not null,
    primary key (club_id, member_id)
);
create index refresh_queue_due on refresh_queue (due);

create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

select open_global_table(t) from unnest(array['epoch', 'club', 'club_slug', 'account', 'account_address',
    'address_delivery', 'password', 'totp', 'passkey', 'recovery_code', 'device', 'session', 'account_club', 'throttle',
    'mailed_code', 'confirmation', 'operator', 'reset', 'link_route', 'inbound_request', 'unknown_address_mail',
    'ready_access', 'ready_service', 'ready_reminder', 'ready_mailing', 'relay_state', 'refresh_queue',
    'scheduled_tasks']) t;

-- ------------------------------------------------------------------ one club's rows
create table role (
    club_id uuid not null references club,
    id      uuid not null,
    code    text not null check (code in ('OWNER', 'FRONT_DESK')),
    primary key (club_id, id),
    unique (club_id, code)
);

create table role_permission (
    club_id    uuid not null,
    role_id    uuid not null,
    permission text not null,
    primary key (club_id, role_id, permission),
    foreign key (club_id, role_id) references role
);

create table staff (
    club_id    uuid not null references club,
    account_id uuid not null references account,
    role_id    uuid not null,
    since      timestamptz not null,
    ended_at   timestamptz,
    primary key (club_id, account_id),
    foreign key (club_id, role_id) references role
);

create table member (
    club_id         uuid not null references club,
    id              uuid not null,
    number          bigint not null,
    external_id     text,
    first           text not null,
    last            text not null,
    given_text      text,
    birth_date      date,
    birth_year      int check (birth_year between 1880 and 2100),
    phone           text,
    phone_e164      text collate "C",
    language        text,
    notes           text not null default '',
    extra           jsonb not null default '{}',
    invitable       boolean not null default true,
    own_access      boolean not null default false,
    archived_at     timestamptz,
    archived_why    text,
    archived_by     uuid,
    access_off_at   timestamptz,
    access_off_why  text,
    access_off_by   uuid,
    fact_tries      int not null default 0,
    merged_into     uuid,
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    version         int not null default 0,
    sort_key        text collate "C" not null,
    name_key        text collate "C" not null,
    primary key (club_id, id),
    unique (club_id, number),
    unique (club_id, external_id),
    foreign key (club_id, merged_into) references member (club_id, id)
);
create index member_sorted on member (club_id, sort_key, id);
create index member_name_key on member (club_id, name_key);
create index member_phone on member (club_id, phone_e164) where phone_e164 is not null;

create table member_tag (
    club_id   uuid not null,
    member_id uuid not null,
    tag       text not null,
    primary key (club_id, member_id, tag),
    foreign key (club_id, member_id) references member (club_id, id)
);
create index member_tag_tag on member_tag (club_id, tag);

create table member_card (
    club_id   uuid not null,
    number    text collate "C" not null,
    member_id uuid not null,
    ended_at  timestamptz,
    primary key (club_id, number),
    foreign key (club_id, member_id) references member (club_id, id)
);

create table member_username (
    club_id    uuid not null,
    name       text collate "C" not null check (name ~ '^[a-z0-9.]{1,60}$'),
    member_id  uuid not null,
    retired_at timestamptz,
    primary key (club_id, name),
    foreign key (club_id, member_id) references member (club_id, id)
);
create index member_username_member on member_username (club_id, member_id);

-- The contact addresses of a file, as typed; an address that left the file stays as former (removed_at).
create table member_address (
    club_id      uuid not null,
    member_id    uuid not null,
    key          text collate "C" not null,
    as_given     text not null,
    valid        boolean not null,
    main         boolean not null,
    confirmed_at timestamptz,
    trusted_at   timestamptz,
    source       text not null check (source in ('DESK', 'IMPORT', 'SUGGESTED', 'API', 'MEMBER')),
    added_at     timestamptz not null,
    removed_at   timestamptz,
    primary key (club_id, member_id, key),
    foreign key (club_id, member_id) references member (club_id, id)
);
create index member_address_key on member_address (club_id, key);
create unique index member_address_main on member_address (club_id, member_id) where main and removed_at is null;

create table member_search (
    club_id   uuid not null,
    member_id uuid not null,
    search    text not null,
    primary key (club_id, member_id),
    foreign key (club_id, member_id) references member (club_id, id)
);
create index member_search_text on member_search using gin (club_id, search gin_trgm_ops);

create table member_near (
    club_id   uuid not null,
    member_id uuid not null,
    kind      text not null check (kind in ('LOCAL', 'NAME', 'NUMBER', 'USERNAME')),
    text      text not null,
    primary key (club_id, member_id, kind, text),
    foreign key (club_id, member_id) references member (club_id, id)
);
create index member_near_text on member_near using gin (club_id, text gin_trgm_ops);

create table not_same (
    club_id uuid not null,
    a       uuid not null,
    b       uuid not null,
    by_account uuid,
    at      timestamptz not null,
    primary key (club_id, a, b),
    check (a < b),
    foreign key (club_id, a) references member (club_id, id),
    foreign key (club_id, b) references member (club_id, id)
);

create table import (
    club_id     uuid not null references club,
    id          uuid not null,
    file_name   text not null,
    state       text not null check (state in ('UPLOADED', 'QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    dry_run     boolean not null,
    mapping     jsonb not null default '{}',
    totals      jsonb not null default '{}',
    problem     text,
    rows_total  bigint not null default 0,
    rows_done   bigint not null default 0,
    by_account  uuid,
    created_at  timestamptz not null,
    finished_at timestamptz,
    primary key (club_id, id)
);

create table import_file (
    club_id   uuid not null,
    import_id uuid not null,
    part      int not null,
    content   bytea not null,
    primary key (club_id, import_id, part),
    foreign key (club_id, import_id) references import (club_id, id)
);

create table import_row (
    club_id    uuid not null,
    import_id  uuid not null,
    line       bigint not null,
    outcome    text not null,
    reach      text,
    member_id  uuid,
    detail     jsonb not null default '{}',
    primary key (club_id, import_id, line),
    foreign key (club_id, import_id) references import (club_id, id)
);

create table access (
    club_id    uuid not null,
    member_id  uuid not null,
    account_id uuid not null references account,
    id         uuid not null,
    relation   text not null check (relation in ('SELF', 'GUARDIAN')),
    since      timestamptz not null,
    until      timestamptz,
    off_at     timestamptz,
    off_why    text,
    ended_at   timestamptz,
    ended_why  text,
    how        text not null,
    by_actor   uuid,
    last_entered_at timestamptz,
    last_device text,
    primary key (club_id, member_id, id),
    foreign key (club_id, member_id) references member (club_id, id)
);
create unique index access_one_self on access (club_id, member_id) where relation = 'SELF' and ended_at is null;
create unique index access_one_self_per_account on access (club_id, account_id) where relation = 'SELF' and ended_at is null;
create unique index access_once on access (club_id, member_id, account_id, relation) where ended_at is null;
create index access_account on access (club_id, account_id);

create table access_grant (
    club_id     uuid not null references club,
    id          uuid not null,
    member_id   uuid,
    role_id     uuid,
    channel     text not null check (channel in ('MAIL', 'DESK_QR', 'CODE', 'JOIN')),
    address_key text collate "C",
    fact_needed boolean not null,
    relink      boolean not null default false,
    bulk        boolean not null default false,
    checked     text,
    by_actor    uuid,
    created_at  timestamptz not null,
    opened_at   timestamptz,
    used_at     timestamptz,
    used_by     uuid,
    used_as     text check (used_as in ('SELF', 'GUARDIAN', 'STAFF')),
    closed_at   timestamptz,
    closed_why  text,
    primary key (club_id, id),
    check ((member_id is null) <> (role_id is null)),
    foreign key (club_id, member_id) references member (club_id, id),
    foreign key (club_id, role_id) references role (club_id, id)
);
create index access_grant_member on access_grant (club_id, member_id, created_at);

create table grant_link (
    club_id         uuid not null,
    id              uuid not null,
    grant_id        uuid not null,
    message_id      uuid,
    address_as_sent text,
    address_key     text collate "C",
    created_at      timestamptz not null,
    sent_at         timestamptz,
    expires_at      timestamptz not null,
    fetched_at      timestamptz,
    opened_at       timestamptz,
    superseded_at   timestamptz,
    superseded_why  text,
    code_mac        bytea,
    sealed_code     bytea,
    primary key (club_id, id),
    foreign key (club_id, grant_id) references access_grant (club_id, id)
);
create index grant_link_grant on grant_link (club_id, grant_id);
create unique index grant_link_code on grant_link (club_id, code_mac) where code_mac is not null;

-- What happened at the door. The typed text lies apart, sealed, so that it can be erased.
create table attempt (
    club_id    uuid not null references club,
    id         uuid not null,
    at         timestamptz not null,
    ref        char(6) not null,
    kind       text not null check (kind in ('SIGN_IN', 'CODE', 'LINK', 'RECOVER', 'FACT', 'JOIN')),
    reason     text not null,
    checked    boolean not null,
    account_id uuid,
    network    text not null,
    device_hash bytea,
    device_words text not null default '',
    primary key (club_id, id)
);
create index attempt_at on attempt (club_id, at desc);
create index attempt_ref on attempt (club_id, ref);

create table attempt_text (
    club_id           uuid not null,
    attempt_id        uuid not null,
    sealed_identifier bytea,
    shape             text,
    primary key (club_id, attempt_id),
    foreign key (club_id, attempt_id) references attempt (club_id, id)
);

create table attempt_match (
    club_id    uuid not null,
    attempt_id uuid not null,
    member_id  uuid not null,
    nearness   text not null check (nearness in ('EXACT', 'NEAREST', 'NEAR')),
    at         timestamptz not null,
    reason     text not null,
    caps       boolean not null default false,
    same_again boolean not null default false,
    former     boolean not null default false,
    stranger   boolean not null default false,
    primary key (club_id, attempt_id, member_id),
    foreign key (club_id, attempt_id) references attempt (club_id, id),
    foreign key (club_id, member_id) references member (club_id, id)
);
create index attempt_match_member on attempt_match (club_id, member_id, at desc);

create table attempt_unjudged (
    club_id    uuid not null,
    attempt_id uuid not null,
    primary key (club_id, attempt_id)
);

create table access_request (
    club_id   uuid not null references club,
    id        uuid not null,
    group_key text not null,
    state     text not null check (state in ('OPEN', 'DONE')),
    ref       char(6),
    tries     int not null default 1,
    last_at   timestamptz not null,
    primary key (club_id, id),
    unique (club_id, group_key)
);

create table address_state (
    club_id        uuid not null references club,
    key            text collate "C" not null,
    suppressed_why text,
    complained_at  timestamptz,
    unsubscribed   text[] not null default '{}',
    primary key (club_id, key)
);

create table message (
    club_id         uuid not null references club,
    id              uuid not null,
    lane            text not null check (lane in ('ACCESS', 'SERVICE', 'REMINDER', 'MAILING')),
    kind            text not null,
    dedupe          text not null,
    member_id       uuid,
    account_id      uuid,
    address_key     text collate "C" not null,
    address_as_sent text not null,
    template        text not null,
    params          jsonb not null default '{}',
    locale          text not null,
    message_id      text not null,
    state           text not null check (state in ('QUEUED', 'HELD', 'SUPPRESSED', 'ACCEPTED', 'UNKNOWN', 'DELAYED',
        'DELIVERED', 'BOUNCED', 'EXPIRED', 'SET_ASIDE', 'CANCELLED')),
    asked_by        uuid,
    created_at      timestamptz not null,
    state_at        timestamptz not null,
    next_try_at     timestamptz,
    expires_at      timestamptz not null,
    last_code       text,
    last_words      text,
    last_class      text,
    primary key (club_id, id),
    unique (club_id, kind, dedupe)
);
create index message_member on message (club_id, member_id, created_at desc);
create index message_created on message (club_id, created_at desc, id);
create index message_address on message (club_id, address_key);

create table message_attempt (
    club_id       uuid not null,
    message_id    uuid not null,
    n             int not null,
    started_at    timestamptz not null,
    before_dot_at timestamptz,
    ended_at      timestamptz,
    code          text,
    words         text,
    outcome       text,
    primary key (club_id, message_id, n),
    foreign key (club_id, message_id) references message (club_id, id)
);

create table message_event (
    club_id    uuid not null,
    message_id uuid not null,
    at         timestamptz not null,
    seq        int not null,
    what       text not null,
    detail     jsonb not null default '{}',
    primary key (club_id, message_id, at, seq),
    foreign key (club_id, message_id) references message (club_id, id)
);

create table member_access (
    club_id      uuid not null,
    member_id    uuid not null,
    state        text not null,
    top          text not null,
    evidence     jsonb not null default '{}',
    refreshed_at timestamptz not null,
    due_at       timestamptz,
    primary key (club_id, member_id),
    foreign key (club_id, member_id) references member (club_id, id)
);
create index member_access_state on member_access (club_id, state, top);

create table member_finding (
    club_id   uuid not null,
    code      text not null,
    member_id uuid not null,
    weight    text not null,
    since     timestamptz not null,
    primary key (club_id, code, member_id),
    foreign key (club_id, member_id) references member (club_id, id)
);
create index member_finding_member on member_finding (club_id, member_id);

create table audit (
    club_id       uuid not null references club,
    id            uuid not null,
    at            timestamptz not null,
    actor_account uuid,
    acting_as     text not null,
    subject_kind  text not null,
    subject_id    uuid,
    sentence_code text not null,
    params        jsonb not null default '{}',
    primary key (club_id, id)
);
create index audit_subject on audit (club_id, subject_kind, subject_id, at desc);
create index audit_at on audit (club_id, at desc);

create table audit_text (
    club_id    uuid not null,
    audit_id   uuid not null,
    subject_id uuid not null,
    text       text not null,
    primary key (club_id, audit_id),
    foreign key (club_id, audit_id) references audit (club_id, id)
);

create table api_key (
    club_id    uuid not null references club,
    id         uuid not null,
    name       text not null,
    hash       bytea not null,
    scopes     text[] not null,
    created_at timestamptz not null,
    by_account uuid,
    used_at    timestamptz,
    revoked_at timestamptz,
    primary key (club_id, id),
    unique (club_id, hash)
);

create table idempotency (
    club_id   uuid not null references club,
    key_id    uuid not null,
    key       text collate "C" not null,
    body_hash bytea not null,
    status    int,
    reply     text,
    at        timestamptz not null,
    primary key (club_id, key_id, key)
);

select protect_club_table(t) from unnest(array['role', 'role_permission', 'staff', 'member', 'member_tag', 'member_card',
    'member_username', 'member_address', 'member_search', 'member_near', 'not_same', 'import', 'import_file',
    'import_row', 'access', 'access_grant', 'grant_link', 'attempt_text', 'attempt_match', 'attempt_unjudged',
    'access_request', 'address_state', 'message', 'message_attempt', 'member_access', 'member_finding', 'audit_text',
    'api_key', 'idempotency']) t;
select protect_append_only_club_table(t) from unnest(array['attempt', 'message_event', 'audit']) t;

-- ------------------------------------------------------------------ search
-- Row-level security switches the trigram index off for every operator that is not leakproof, so one role without that
-- policy reads the narrow table, through one function that first demands the session's own club.
grant select on member_search to latchkey_search;
create policy search_reads on member_search for select to latchkey_search using (true);

create function find_members(club uuid, pattern text, most int) returns table (member_id uuid)
language plpgsql stable security definer
set search_path = public, pg_temp
set enable_seqscan = off
set enable_indexscan = off
set plan_cache_mode = force_custom_plan
as $$
begin
    if club is distinct from current_setting('app.club_id')::uuid then
        raise exception 'find_members: not the club of this transaction';
    end if;
    return query select s.member_id from member_search s where s.club_id = club and s.search like pattern limit most;
end $$;

grant select on member_near to latchkey_search;
create policy near_reads on member_near for select to latchkey_search using (true);

create function find_near(club uuid, of_kind text, wanted text, most int) returns table (member_id uuid, near_text text, likeness real)
language plpgsql stable security definer
set search_path = public, pg_temp
set enable_seqscan = off
set enable_indexscan = off
set plan_cache_mode = force_custom_plan
set pg_trgm.similarity_threshold = 0.3
as $$
begin
    if club is distinct from current_setting('app.club_id')::uuid then
        raise exception 'find_near: not the club of this transaction';
    end if;
    return query select n.member_id, n.text, similarity(n.text, wanted) from member_near n
        where n.club_id = club and n.kind = of_kind and n.text % wanted
        order by similarity(n.text, wanted) desc limit most;
end $$;

alter function find_members(uuid, text, int) owner to latchkey_search;
alter function find_near(uuid, text, text, int) owner to latchkey_search;
revoke all on function find_members(uuid, text, int), find_near(uuid, text, text, int) from public;
grant execute on function find_members(uuid, text, int), find_near(uuid, text, text, int) to latchkey_app;
revoke all on function protect_club_table(text), protect_append_only_club_table(text), open_global_table(text) from public;
