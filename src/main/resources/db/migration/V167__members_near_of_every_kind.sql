-- One look for all kinds: the index does not tell them apart, and three looks read the same pages three times.
-- Its settings are known once the library is loaded.
do $$ begin perform similarity('a', 'b'); end $$;
drop function find_near(uuid, text, text, int);
create function find_near(club uuid, kinds text[], wanted text, most int) returns table (member_id uuid)
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
    return query select alike.member_id from (
        select n.member_id, row_number() over (partition by n.kind order by similarity(n.text, wanted) desc) as place
        from member_near n where n.club_id = club and n.kind = any(kinds) and n.text % wanted) alike
        where alike.place <= most;
end $$;
alter function find_near(uuid, text[], text, int) owner to latchkey_search;
revoke all on function find_near(uuid, text[], text, int) from public;
grant execute on function find_near(uuid, text[], text, int) to latchkey_app;
