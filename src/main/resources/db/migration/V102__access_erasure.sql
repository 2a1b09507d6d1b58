-- A file, or an account that was closed, is erased: what can identify somebody goes, that something was done stays.
alter table member add column erased_at timestamptz;

create table erasure (
    club_id    uuid not null references club,
    id         uuid not null,
    member_id  uuid not null,
    by_account uuid references account,
    asked_at   timestamptz not null,
    due_at     timestamptz not null,
    stopped_at timestamptz,
    done_at    timestamptz,
    primary key (club_id, id),
    foreign key (club_id, member_id) references member (club_id, id)
);
create unique index erasure_open on erasure (club_id, member_id) where stopped_at is null and done_at is null;
select protect_club_table('erasure');

-- Ids only, so that any node can take one and then enter its club.
create table ready_erasure (
    erasure_id uuid primary key,
    club_id    uuid not null,
    due        timestamptz not null
);
create index ready_erasure_due on ready_erasure (due);
select open_global_table('ready_erasure');

create table account_erasure (
    account_id uuid primary key references account,
    due        timestamptz not null
);
create index account_erasure_due on account_erasure (due);
select open_global_table('account_erasure');

-- What was erased, as a hash: a backup from before is compared with it when it is restored.
create table erasure_journal (
    hash bytea primary key,
    kind text not null check (kind in ('MEMBER', 'ACCOUNT')),
    at   timestamptz not null
);
grant select on erasure_journal to latchkey_app;
grant select on erasure_journal to latchkey_backup;

-- The application may neither change what happened nor what was sent. Who is erased goes through this one function, which is
-- its owner's: it demands the session's own club, a file that was removed from the list before, and an erasure that is due.
create function erase_member(club uuid, wanted uuid, moment timestamptz) returns int
language plpgsql security definer
set search_path = public, pg_temp
as $$
declare
    file  uuid;
    parts uuid[];
    keys  text[];
    tries uuid[];
begin
    if club is distinct from (select current_setting('app.club_id')::uuid) then
        raise exception 'erase_member: another club';
    end if;
    select e.member_id into file from erasure e join member m on m.club_id = club and m.id = e.member_id
    where e.club_id = club and e.id = wanted and e.stopped_at is null and e.done_at is null and e.due_at <= moment
      and m.archived_at is not null and m.merged_into is null;
    if file is null then
        return 0;
    end if;
    parts := array(select id from member m where m.club_id = club and (m.id = file or m.merged_into = file));
    keys := array(select distinct a.key from member_address a where a.club_id = club and a.member_id = any(parts));

    update access set ended_at = coalesce(ended_at, moment), ended_why = coalesce(ended_why, 'ERASED'), off_why = null,
        last_device = null where club_id = club and member_id = any(parts);
    update grant_link l set address_as_sent = null, address_key = null, sealed_code = null, code_mac = null
        from access_grant g where g.club_id = club and g.member_id = any(parts)
        and l.club_id = club and l.grant_id = g.id;
    update access_grant set address_key = null, checked = null,
        closed_at = case when used_at is null then coalesce(closed_at, moment) else closed_at end,
        closed_why = case when used_at is null then coalesce(closed_why, 'ERASED') else closed_why end
        where club_id = club and member_id = any(parts);

    tries := array(select attempt_id from attempt_match m where m.club_id = club and m.member_id = any(parts)
        and m.nearness = 'EXACT');
    delete from attempt_text where club_id = club and attempt_id = any(tries);
    delete from attempt_match where club_id = club and member_id = any(parts);
    update attempt set device_words = '', device_hash = null, network = '' where club_id = club and id = any(tries);
    delete from access_request_answer a using access_request r where r.club_id = club and r.nearest = any(parts)
        and a.club_id = club and a.request_id = r.id;
    update access_request_try t set network = '', device = '' from access_request r where r.club_id = club
        and r.nearest = any(parts) and t.club_id = club and t.request_id = r.id;
    update access_request set sealed_typed = null, sealed_note = null, nearest = null
        where club_id = club and nearest = any(parts);

    update message_event e set detail = '{}' from message m where m.club_id = club and m.member_id = any(parts)
        and e.club_id = club and e.message_id = m.id;
    update message_attempt t set words = null from message m where m.club_id = club and m.member_id = any(parts)
        and t.club_id = club and t.message_id = m.id;
    update message set address_key = '', address_as_sent = '', dedupe = id::text, params = '{}', last_words = null,
        state = case when state in ('QUEUED', 'HELD', 'DELAYED') then 'CANCELLED' else state end
        where club_id = club and member_id = any(parts);
    delete from audit_text where club_id = club and subject_id = any(parts);
    update escalation_words w set words = '' from escalation e where e.club_id = club and e.member_id = any(parts)
        and w.club_id = club and w.escalation_id = e.id;
    update escalation set facts = '{}' where club_id = club and member_id = any(parts);

    update import_row set detail = '{"name": "", "email": "", "status": "MEMBER", "oneClick": false, "with": [], "problems": []}'
        where club_id = club and (member_id = any(parts) or lower(detail ->> 'email') = any(keys));
    delete from merge_row r using merge m where m.club_id = club and (m.survivor = any(parts) or m.absorbed = any(parts))
        and r.club_id = club and r.merge_id = m.id;
    delete from not_same where club_id = club and (a = any(parts) or b = any(parts));
    delete from member_tag where club_id = club and member_id = any(parts);
    delete from member_card where club_id = club and member_id = any(parts);
    delete from member_username where club_id = club and member_id = any(parts);
    delete from member_address where club_id = club and member_id = any(parts);
    delete from member_search where club_id = club and member_id = any(parts);
    delete from member_near where club_id = club and member_id = any(parts);
    delete from member_finding where club_id = club and member_id = any(parts);
    delete from member_access where club_id = club and member_id = any(parts);
    delete from refresh_queue where club_id = club and member_id = any(parts);
    -- What is known of a mailbox goes with the last one who had it.
    delete from address_state s where s.club_id = club and s.key = any(keys)
        and not exists (select from member_address a where a.club_id = club and a.key = s.key);
    delete from address_delivery d where d.key = any(keys)
        and not exists (select from member_address a where a.key = d.key)
        and not exists (select from account_address a where a.key = d.key);
    update member set first = '', last = '', given_text = null, birth_date = null, birth_year = null, phone = null,
        phone_e164 = null, phone_key = '', language = null, notes = '', extra = '{}', external_id = null,
        archived_why = '', access_off_why = null, sort_key = '', name_key = '', erased_at = moment, changed_at = moment,
        version = version + 1
        where club_id = club and id = any(parts);

    update erasure set done_at = moment where club_id = club and id = wanted;
    insert into erasure_journal (hash, kind, at)
        select sha256(convert_to(part::text, 'UTF8')), 'MEMBER', moment from unnest(parts) part on conflict do nothing;
    return array_length(parts, 1);
end $$;
revoke all on function erase_member(uuid, uuid, timestamptz) from public;
grant execute on function erase_member(uuid, uuid, timestamptz) to latchkey_app;

-- As above, for an account that its person has closed and wants erased: over all clubs, and no club's file.
create function erase_account(who uuid, moment timestamptz) returns int
language plpgsql security definer
set search_path = public, pg_temp
as $$
declare
    keys text[];
begin
    if not exists (select from account a join account_erasure e on e.account_id = a.id
        where a.id = who and a.closed_at is not null and e.due <= moment) then
        return 0;
    end if;
    keys := array(select a.key from account_address a where a.account_id = who);
    delete from session where account_id = who;
    delete from device where account_id = who;
    delete from recovery_code where account_id = who;
    delete from passkey where account_id = who;
    delete from totp where account_id = who;
    delete from password where account_id = who;
    delete from mailed_code where account_id = who or address_key = any(keys);
    delete from confirmation where account_id = who;
    delete from reset where account_id = who;
    delete from lost_factor where account_id = who;
    delete from account_address where account_id = who;
    delete from account_club where account_id = who;
    delete from reception_seat where account_id = who;
    delete from staff_pin where account_id = who;
    delete from unknown_address_mail where key = any(keys);
    update access set ended_at = coalesce(ended_at, moment), ended_why = coalesce(ended_why, 'ACCOUNT_ERASED'), last_device = null
        where account_id = who;
    update message_event e set detail = '{}' from message m where m.account_id = who
        and e.club_id = m.club_id and e.message_id = m.id;
    update message_attempt t set words = null from message m where m.account_id = who
        and t.club_id = m.club_id and t.message_id = m.id;
    update message set address_key = '', address_as_sent = '', dedupe = id::text, params = '{}', last_words = null,
        state = case when state in ('QUEUED', 'HELD', 'DELAYED') then 'CANCELLED' else state end
        where account_id = who;
    delete from audit_text where subject_id = who;
    delete from address_delivery d where d.key = any(keys)
        and not exists (select from member_address a where a.key = d.key)
        and not exists (select from account_address a where a.key = d.key);
    delete from account_erasure where account_id = who;
    update account set holder_name = '', passkey_declined_at = null where id = who;
    insert into erasure_journal (hash, kind, at) values (sha256(convert_to(who::text, 'UTF8')), 'ACCOUNT', moment)
        on conflict do nothing;
    return 1;
end $$;
revoke all on function erase_account(uuid, timestamptz) from public;
grant execute on function erase_account(uuid, timestamptz) to latchkey_app;

