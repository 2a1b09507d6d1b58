-- A lane passes over recipient domains that are busy or that refuse us, without reading their rows one by one.
alter table ready_access add column domain text collate "C" not null default '';
alter table ready_service add column domain text collate "C" not null default '';
alter table ready_reminder add column domain text collate "C" not null default '';
alter table ready_mailing add column domain text collate "C" not null default '';

update ready_access r set domain = split_part(m.address_key, '@', 2) from message m where m.id = r.message_id;
update ready_service r set domain = split_part(m.address_key, '@', 2) from message m where m.id = r.message_id;
update ready_reminder r set domain = split_part(m.address_key, '@', 2) from message m where m.id = r.message_id;
update ready_mailing r set domain = split_part(m.address_key, '@', 2) from message m where m.id = r.message_id;

create index ready_access_domain on ready_access (club_id, domain, due);
create index ready_service_domain on ready_service (club_id, domain, due);
create index ready_reminder_domain on ready_reminder (club_id, domain, due);
create index ready_mailing_domain on ready_mailing (club_id, domain, due);
drop index ready_access_due;
drop index ready_service_due;
drop index ready_reminder_due;
drop index ready_mailing_due;

-- Domains that put us off, in a row; from the fifth time on they are left in peace until the next probe.
create table domain_pause (
    domain     text collate "C" primary key,
    refusals   int not null,
    since      timestamptz not null,
    until      timestamptz,
    lane       text check (lane in ('SERVICE', 'REMINDER', 'MAILING')),
    message_id uuid,
    code       text not null,
    words      text not null,
    seen_at    timestamptz not null
);

-- Lanes that a person stopped: of one club, or of all (then the id is all zeros). Access mail is never stopped.
create table lane_pause (
    lane    text not null check (lane in ('SERVICE', 'REMINDER', 'MAILING')),
    club_id uuid not null,
    since   timestamptz not null,
    primary key (lane, club_id)
);

-- What the lanes did, by minute; counts only.
create table lane_minute (
    lane     text not null check (lane in ('ACCESS', 'SERVICE', 'REMINDER', 'MAILING')),
    club_id  uuid not null,
    minute   timestamptz not null,
    accepted int not null default 0,
    later    int not null default 0,
    refused  int not null default 0,
    primary key (lane, club_id, minute)
);
select open_global_table(t) from unnest(array['domain_pause', 'lane_pause', 'lane_minute']) t;

-- A club's own waiting and delayed mails, for its page of lanes.
create index message_delayed on message (club_id, lane) where state = 'DELAYED';
