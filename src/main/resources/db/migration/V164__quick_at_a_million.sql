-- One letter is the beginning of some word of every tenth member: the list of all of them, which the index draws up first,
-- is longer than the answer. Among the first few thousand files there are enough already; where there are not, the list is short.
create function find_among_first(club uuid, pattern text, most int, among int) returns table (member_id uuid)
language sql stable security definer
set search_path = public, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
as $$
    select s.member_id from (
        select m.member_id, m.search from member_search m where m.club_id = club order by m.member_id limit among) s
    where s.search like pattern limit most
$$;

create or replace function find_members(club uuid, pattern text, most int) returns table (member_id uuid)
language plpgsql stable security definer
set search_path = public, pg_temp
set enable_seqscan = off
set enable_indexscan = off
set plan_cache_mode = force_custom_plan
as $$
declare
    near uuid[];
begin
    if club is distinct from current_setting('app.club_id')::uuid then
        raise exception 'find_members: not the club of this transaction';
    end if;
    if pattern ~ '^% [^ %]%$' then
        near := array(select f.member_id from find_among_first(club, pattern, most, 20 * most) f);
        if cardinality(near) >= most then
            return query select unnest(near);
            return;
        end if;
    end if;
    return query select s.member_id from member_search s where s.club_id = club and s.search like pattern limit most;
end $$;

alter function find_among_first(uuid, text, int, int) owner to latchkey_search;
revoke all on function find_among_first(uuid, text, int, int) from public;

-- Walking the names, a member is asked for a finding: the index alone answers.
create index member_finding_of on member_finding (club_id, member_id, code);
drop index member_finding_member;
