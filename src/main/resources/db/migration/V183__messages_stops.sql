-- What readers no longer want, as hashes of club, address and topic (or COMPLAINT): copied beside the backups within seconds, so
-- that a backup from before does not write to them again. Wanted again, the row says since when.
create table stop_journal (
    hash     bytea primary key,
    how      text not null check (how in ('PAGE', 'ONE_CLICK', 'LIST', 'COMPLAINT')),
    at       timestamptz not null,
    ended_at timestamptz
);
grant select, insert, update on stop_journal to latchkey_app;
grant select on stop_journal to latchkey_backup;

insert into stop_journal (hash, how, at, ended_at)
    select sha256(convert_to(club_id::text || ' ' || key || ' ' || topic_id::text, 'UTF8')), how, at, ended_at from unsubscription
    union all
    select sha256(convert_to(club_id::text || ' ' || key || ' COMPLAINT', 'UTF8')), 'COMPLAINT', complained_at, null
    from address_state where complained_at is not null;

-- For a restored backup, by the tables' owner alone: what the journal beside it names (hashes as hex, moments in milliseconds)
-- is remembered, the newer word on each, and stops the mailings of whoever is known here again.
create function stop_again(hashes text[], hows text[], ats bigint[], ends bigint[]) returns int
language plpgsql
set search_path = public, pg_temp
as $$
declare
    stopped    int;
    complained int;
begin
    insert into stop_journal as j (hash, how, at, ended_at)
    select decode(w.hash, 'hex'), w.how, to_timestamp(w.at / 1000.0), to_timestamp(w.ended / 1000.0)
    from unnest(hashes, hows, ats, ends) w (hash, how, at, ended)
    on conflict (hash) do update set how = excluded.how, at = excluded.at, ended_at = excluded.ended_at
        where greatest(excluded.at, excluded.ended_at) > greatest(j.at, j.ended_at);

    with known as (select distinct club_id, key from member_address union select club_id, key from address_state),
    found as (
        select k.club_id, k.key, t.id as topic_id, j.at, j.how
        from known k
        join (select club_id, id from mailing_topic
            union all select id, '00000000-0000-0000-0000-000000000000' from club) t on t.club_id = k.club_id
        join stop_journal j on j.hash = sha256(convert_to(k.club_id::text || ' ' || k.key || ' ' || t.id::text, 'UTF8'))
        where j.ended_at is null and j.how <> 'COMPLAINT'),
    state as (insert into address_state (club_id, key) select distinct club_id, key from found on conflict do nothing)
    insert into unsubscription as u (club_id, key, topic_id, at, how)
    select club_id, key, topic_id, at, how from found
    on conflict (club_id, key, topic_id) do update set at = excluded.at, how = excluded.how, ended_at = null,
        ended_by = null, ended_words = '' where u.ended_at is not null;
    get diagnostics stopped = row_count;

    with known as (select distinct club_id, key from member_address union select club_id, key from address_state)
    insert into address_state as s (club_id, key, complained_at)
    select k.club_id, k.key, j.at from known k
    join stop_journal j on j.hash = sha256(convert_to(k.club_id::text || ' ' || k.key || ' COMPLAINT', 'UTF8'))
    where j.ended_at is null and j.how = 'COMPLAINT'
    on conflict (club_id, key) do update set complained_at = excluded.complained_at where s.complained_at is null;
    get diagnostics complained = row_count;
    return stopped + complained;
end $$;
revoke all on function stop_again(text[], text[], bigint[], bigint[]) from public;
