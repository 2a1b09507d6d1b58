-- For a restored backup, by the tables' owner alone: whom the journal of erasures names (SHA-256 of an id, as hex) goes again.
create function erase_again(files text[], people text[]) returns int
language plpgsql
set search_path = public, pg_temp
as $$
declare
    one     record;
    erasing uuid;
    gone    int := 0;
begin
    for one in select m.club_id, m.id from member m
        where m.erased_at is null and encode(sha256(convert_to(m.id::text, 'UTF8')), 'hex') = any(files)
        order by m.club_id, m.merged_into is not null, m.id
    loop
        -- Gone with the file that it was merged into, a moment ago.
        continue when exists (select from member where club_id = one.club_id and id = one.id and erased_at is not null);
        perform set_config('app.club_id', one.club_id::text, true);
        update member set archived_at = coalesce(archived_at, now()), merged_into = null
            where club_id = one.club_id and id = one.id;
        update erasure set stopped_at = now()
            where club_id = one.club_id and member_id = one.id and stopped_at is null and done_at is null;
        erasing := gen_random_uuid();
        insert into erasure (club_id, id, member_id, asked_at, due_at) values (one.club_id, erasing, one.id, now(), now());
        gone := gone + erase_member(one.club_id, erasing, now());
    end loop;
    for one in select a.id from account a
        where encode(sha256(convert_to(a.id::text, 'UTF8')), 'hex') = any(people)
          and (a.holder_name <> '' or exists (select from account_address d where d.account_id = a.id))
        order by a.id
    loop
        update account set closed_at = coalesce(closed_at, now()) where id = one.id;
        insert into account_erasure (account_id, due) values (one.id, now())
            on conflict (account_id) do update set due = now();
        gone := gone + erase_account(one.id, now());
    end loop;
    return gone;
end $$;
revoke all on function erase_again(text[], text[]) from public;
