-- The application may only insert and read attempts. What is older than the ledger remembers goes through this one function,
-- which is its owner's: it demands the session's own club, and takes nothing within thirty days of the club's newest attempt.
create function forget_attempts(club uuid, before timestamptz, most int) returns int
language plpgsql security definer
set search_path = public, pg_temp
as $$
declare
    gone uuid[];
begin
    if club is distinct from (select current_setting('app.club_id')::uuid) then
        raise exception 'forget_attempts: another club';
    end if;
    select array_agg(id) into gone from (
        select id from attempt
        where club_id = club and at < before
          and at < (select max(at) - interval '30 days' from attempt where club_id = club)
        order by at limit most) old;
    if gone is null then
        return 0;
    end if;
    delete from attempt_unjudged where club_id = club and attempt_id = any(gone);
    delete from attempt_match where club_id = club and attempt_id = any(gone);
    delete from attempt_text where club_id = club and attempt_id = any(gone);
    delete from attempt where club_id = club and id = any(gone);
    return array_length(gone, 1);
end $$;
revoke all on function forget_attempts(uuid, timestamptz, int) from public;
grant execute on function forget_attempts(uuid, timestamptz, int) to latchkey_app;
