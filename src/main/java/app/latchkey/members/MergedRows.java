package app.latchkey.members;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** What a merge does to the rows of two files, and its undo. The rows as they were stand in {@code merge_row}. */
@Component
class MergedRows {
    private static final String KEEP = """
            insert into merge_row (club_id, merge_id, table_name, deed, old_member, row_key, before)
            select :club, :merge::uuid, 'member', 'WAS', m.id, m.id::text, to_jsonb(m) from member m
            where m.club_id = :club and m.id in (:survivor, :absorbed)
            union all select :club, :merge::uuid, 'member_address', 'WAS', a.member_id, a.key, to_jsonb(a) from member_address a
            where a.club_id = :club and a.member_id in (:survivor, :absorbed)
            union all select :club, :merge::uuid, 'member_username', 'WAS', u.member_id, u.name, to_jsonb(u) from member_username u
            where u.club_id = :club and u.member_id = :absorbed
            """;
    /** What the merge made of the survivor: whatever is still so at the undo goes back, what was edited since stays. */
    private static final String KEEP_BECAME = """
            insert into merge_row (club_id, merge_id, table_name, deed, old_member, row_key, before)
            select :club, :merge::uuid, 'member', 'BECAME', m.id, m.id::text, to_jsonb(m) from member m
            where m.club_id = :club and m.id = :survivor
            union all select :club, :merge::uuid, 'member_address', 'BECAME', a.member_id, a.key, to_jsonb(a) from member_address a
            where a.club_id = :club and a.member_id = :survivor and a.main and a.removed_at is null
            """;

    private static final String DROP_ADDRESSES = """
            delete from member_address a where a.club_id = :club and a.member_id = :absorbed
              and exists (select from member_address b
                where b.club_id = :club and b.member_id = :survivor and b.key = a.key)
            """;
    private static final String MOVE_ADDRESSES = """
            update member_address set member_id = :survivor, main = false, removed_at = coalesce(removed_at, :now)
            where club_id = :club and member_id = :absorbed
            """;
    private static final String MOVE_USERNAMES = """
            update member_username set member_id = :survivor, retired_at = coalesce(retired_at, :now)
            where club_id = :club and member_id = :absorbed
            """;
    private static final String MOVE_CARDS = """
            update member_card set member_id = :survivor where club_id = :club and member_id = :absorbed returning number
            """;
    private static final String FREE_AGAIN = """
            update member m set external_id = null from merge_row r
            where m.club_id = :club and m.id = :absorbed and r.club_id = :club and r.merge_id = :merge
              and r.table_name = 'member' and r.deed = 'WAS' and r.old_member = :absorbed
              and m.external_id is distinct from r.before ->> 'external_id'
            """;
    private static final String COPY_APART = """
            insert into not_same (club_id, a, b, by_account, at)
            select :club, least(o.other, :survivor), greatest(o.other, :survivor), o.by_account, o.at
            from (select case when a = :absorbed then b else a end as other, by_account, at from not_same
              where club_id = :club and (a = :absorbed or b = :absorbed)) o
            where o.other <> :survivor
            on conflict do nothing returning a::text || ' ' || b::text
            """;
    private static final String FREE_EXTERNAL =
            "update member set external_id = null where club_id = :club and id = :absorbed";
    // The stricter of both counts: what was switched off or not wanted on one file is not lifted by another.
    private static final String CARRY = """
            update member s set
              access_off_at = case when s.access_off_at is null then a.access_off_at else s.access_off_at end,
              access_off_why = case when s.access_off_at is null then a.access_off_why else s.access_off_why end,
              access_off_by = case when s.access_off_at is null then a.access_off_by else s.access_off_by end,
              invitable = s.invitable and a.invitable, fact_tries = greatest(s.fact_tries, a.fact_tries),
              extra = a.extra || s.extra
            from member a
            where s.club_id = :club and s.id = :survivor and a.club_id = :club and a.id = :absorbed
            """;
    private static final String MARK = """
            update member set merged_into = :survivor, external_id = :external::text, changed_at = :now, version = version + 1
            where club_id = :club and id = :absorbed
            """;
    private static final String LEAD_ON = """
            update member set merged_into = :survivor where club_id = :club and merged_into = :absorbed returning id::text
            """;

    private static final String DROP_APART = """
            delete from not_same where club_id = :club and a::text || ' ' || b::text = any(:keys::text[])
            """;
    private static final String USERNAMES_BACK = """
            update member_username u set member_id = :absorbed, retired_at = w.retired_at
            from merge_row r, jsonb_populate_record(null::member_username, r.before) w
            where r.club_id = :club and r.merge_id = :merge and r.table_name = 'member_username'
              and u.club_id = :club and u.name = r.row_key and u.member_id = :survivor
            """;
    private static final String CARDS_BACK = """
            update member_card set member_id = :absorbed
            where club_id = :club and member_id = :survivor and number = any(:keys::text[])
            """;
    private static final String SAME_MAIN = """
            select (select a.key from member_address a
                where a.club_id = :club and a.member_id = :survivor and a.main and a.removed_at is null)
              is not distinct from (select r.row_key from merge_row r
                where r.club_id = :club and r.merge_id = :merge and r.table_name = 'member_address' and r.deed = 'BECAME')
            """;
    private static final String ADDRESSES_GO = """
            delete from member_address a where a.club_id = :club and a.member_id = :survivor and (:same or not a.main)
              and exists (select from merge_row r where r.club_id = :club and r.merge_id = :merge
                and r.table_name = 'member_address' and r.deed = 'WAS' and r.old_member = :absorbed and r.row_key = a.key)
              and not exists (select from merge_row r where r.club_id = :club and r.merge_id = :merge
                and r.table_name = 'member_address' and r.deed = 'WAS' and r.old_member = :survivor and r.row_key = a.key)
            """;
    private static final String ADDRESSES_OWN = """
            update member_address a set as_given = w.as_given, valid = w.valid, main = w.main, confirmed_at = w.confirmed_at,
              trusted_at = w.trusted_at, source = w.source, added_at = w.added_at, removed_at = w.removed_at
            from merge_row r, jsonb_populate_record(null::member_address, r.before) w
            where r.club_id = :club and r.merge_id = :merge and r.table_name = 'member_address' and r.deed = 'WAS'
              and r.old_member = :survivor and w.main = :main
              and a.club_id = :club and a.member_id = :survivor and a.key = r.row_key
            """;
    private static final String ADDRESSES_BACK = """
            insert into member_address
            select w.* from merge_row r, jsonb_populate_record(null::member_address, r.before) w
            where r.club_id = :club and r.merge_id = :merge and r.table_name = 'member_address' and r.deed = 'WAS'
              and r.old_member = :absorbed
            on conflict do nothing
            """;
    private static final String TAGS_BACK =
            "delete from member_tag where club_id = :club and member_id = :survivor and tag = any(:keys::text[])";
    private static final String FIELDS_BACK = """
            update member m set changed_at = :now, version = m.version + 1,
              first = case when (m.first, m.last) = (n.first, n.last) then w.first else m.first end,
              last = case when (m.first, m.last) = (n.first, n.last) then w.last else m.last end,
              sort_key = case when (m.first, m.last) = (n.first, n.last) then w.sort_key else m.sort_key end,
              name_key = case when (m.first, m.last) = (n.first, n.last) then w.name_key else m.name_key end,
              external_id = case when m.external_id is not distinct from n.external_id then w.external_id else m.external_id end,
              birth_date = case when m.birth_date is not distinct from n.birth_date
                and m.birth_year is not distinct from n.birth_year then w.birth_date else m.birth_date end,
              birth_year = case when m.birth_date is not distinct from n.birth_date
                and m.birth_year is not distinct from n.birth_year then w.birth_year else m.birth_year end,
              phone = case when m.phone is not distinct from n.phone then w.phone else m.phone end,
              phone_e164 = case when m.phone is not distinct from n.phone then w.phone_e164 else m.phone_e164 end,
              phone_key = case when m.phone is not distinct from n.phone then w.phone_key else m.phone_key end,
              language = case when m.language is not distinct from n.language then w.language else m.language end,
              notes = case when m.notes = n.notes then w.notes else m.notes end,
              extra = case when m.extra = n.extra then w.extra else m.extra end,
              invitable = case when m.invitable = n.invitable then w.invitable else m.invitable end,
              fact_tries = case when m.fact_tries = n.fact_tries then w.fact_tries else m.fact_tries end,
              access_off_why = case when m.access_off_at is not distinct from n.access_off_at then w.access_off_why else m.access_off_why end,
              access_off_by = case when m.access_off_at is not distinct from n.access_off_at then w.access_off_by else m.access_off_by end,
              access_off_at = case when m.access_off_at is not distinct from n.access_off_at then w.access_off_at else m.access_off_at end
            from merge_row rw, jsonb_populate_record(null::member, rw.before) w,
              merge_row rn, jsonb_populate_record(null::member, rn.before) n
            where m.club_id = :club and m.id = :survivor
              and rw.club_id = :club and rw.merge_id = :merge and rw.table_name = 'member' and rw.deed = 'WAS'
              and rw.old_member = :survivor
              and rn.club_id = :club and rn.merge_id = :merge and rn.table_name = 'member' and rn.deed = 'BECAME'
            """;
    private static final String OWN_AGAIN = """
            update member m set merged_into = null, changed_at = :now, version = m.version + 1,
              external_id = case when exists (select from member o
                where o.club_id = :club and o.id <> m.id and o.external_id = w.external_id) then null else w.external_id end
            from merge_row r, jsonb_populate_record(null::member, r.before) w
            where m.club_id = :club and m.id = :absorbed and r.club_id = :club and r.merge_id = :merge
              and r.table_name = 'member' and r.deed = 'WAS' and r.old_member = :absorbed
            """;
    private static final String LEAD_BACK = """
            update member set merged_into = :absorbed
            where club_id = :club and merged_into = :survivor and id::text = any(:keys::text[])
            """;

    private final JdbcClient sql;
    private final Transactions tx;

    MergedRows(JdbcClient sql, Transactions tx) {
        this.sql = sql;
        this.tx = tx;
    }

    private StatementSpec of(String statement, ClubId club, Merge merge) {
        return sql.sql(statement)
                .param("club", club.value())
                .param("merge", merge.id())
                .param("survivor", merge.survivor().value())
                .param("absorbed", merge.absorbed().value());
    }

    void keep(ClubId club, Merge merge) {
        of(KEEP, club, merge).update();
    }

    void keepWhatBecame(ClubId club, Merge merge) {
        of(KEEP_BECAME, club, merge).update();
    }

    void moveAddresses(ClubId club, Merge merge) {
        of(DROP_ADDRESSES, club, merge).update();
        of(MOVE_ADDRESSES, club, merge).param("now", utc(tx.now())).update();
    }

    void moveUsernames(ClubId club, Merge merge) {
        of(MOVE_USERNAMES, club, merge).param("now", utc(tx.now())).update();
    }

    /** @return their numbers */
    List<String> moveCards(ClubId club, Merge merge) {
        return of(MOVE_CARDS, club, merge).query(String.class).list();
    }

    /** @return the new pairs */
    List<String> copyApart(ClubId club, Merge merge) {
        return of(COPY_APART, club, merge).query(String.class).list();
    }

    void carry(ClubId club, Merge merge) {
        of(CARRY, club, merge).update();
    }

    void freeExternalId(ClubId club, Merge merge) {
        of(FREE_EXTERNAL, club, merge).update();
    }

    void mark(ClubId club, Merge merge, Optional<String> externalId) {
        of(MARK, club, merge)
                .param("external", externalId.orElse(null))
                .param("now", utc(tx.now()))
                .update();
    }

    /** Files that had become part of the absorbed one lead to the survivor in one step. @return which */
    List<String> leadOn(ClubId club, Merge merge) {
        return of(LEAD_ON, club, merge).query(String.class).list();
    }

    void undoLinks(ClubId club, Merge merge, List<String> apart, List<String> cards, List<String> tags) {
        of(DROP_APART, club, merge).param("keys", keys(apart)).update();
        of(USERNAMES_BACK, club, merge).update();
        of(CARDS_BACK, club, merge).param("keys", keys(cards)).update();
        of(TAGS_BACK, club, merge).param("keys", keys(tags)).update();
    }

    void undoAddresses(ClubId club, Merge merge) {
        var same = of(SAME_MAIN, club, merge).query(Boolean.class).single();
        of(ADDRESSES_GO, club, merge).param("same", same).update();
        // A main address leaves its place before another takes it.
        if (same) of(ADDRESSES_OWN, club, merge).param("main", false).update();
        if (same) of(ADDRESSES_OWN, club, merge).param("main", true).update();
        of(ADDRESSES_BACK, club, merge).update();
    }

    void undoFiles(ClubId club, Merge merge, List<String> ledOn) {
        of(FREE_AGAIN, club, merge).update();
        of(FIELDS_BACK, club, merge).param("now", utc(tx.now())).update();
        of(OWN_AGAIN, club, merge).param("now", utc(tx.now())).update();
        of(LEAD_BACK, club, merge).param("keys", keys(ledOn)).update();
    }

    private static String[] keys(List<String> keys) {
        return keys.toArray(String[]::new);
    }
}
