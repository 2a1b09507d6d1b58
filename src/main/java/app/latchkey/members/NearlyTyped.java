package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Names;
import app.latchkey.platform.text.Slips;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose files somebody may have meant who mistyped something. Nothing that half of the club shares is read: the texts that may
 * have been meant are few, and each is looked for in the index of today's.
 */
@Component
public class NearlyTyped {
    private static final String USERNAME_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789.";
    private static final int LONGEST_USERNAME = 60;
    /** Of the files that are as near as each other; who looks on is shown a few. */
    private static final int MOST = 30;

    /**
     * All addresses whose local part is this one, whatever dots and label stand in it: it grows a sign a step, as long as some
     * address begins so. An order that is of no use to the answer keeps the planner at the index that has it.
     */
    private static final String SPELT = """
            with recursive spelt(text, rest) as (
              select left(:bare, 1), substr(:bare, 2)
              union all
              select n.text, substr(s.rest, 2) from spelt s
              cross join lateral (values (s.text || left(s.rest, 1)), (s.text || '.' || left(s.rest, 1))) n(text)
              cross join lateral (select from member_address a where a.club_id = :club
                and a.key >= n.text and a.key < n.text || chr(1114111) order by a.key limit 1) there
              where s.rest <> '')
            select distinct a.key from spelt s
            cross join (values ('@', 'A'), ('+', ',')) ends(first, after)
            cross join lateral (select o.key from member_address o where o.club_id = :club
              and o.key >= s.text || ends.first and o.key < s.text || ends.after
              and o.main and o.removed_at is null and o.valid order by o.key) a
            where s.rest = ''
            """;

    /** Found first and put in order then, or the planner walks the files in order until it has met enough. */
    private static final String AT_ADDRESSES = """
            with found as materialized (
              select member_id from member_address
              where club_id = :club and key = any(:keys::text[]) and main and removed_at is null and valid)
            select member_id from found order by member_id limit :most
            """;

    private static final String WITH_USERNAMES = """
            select member_id from member_username where club_id = :club and name = any(:names::text[]) and retired_at is null
            """;

    /**
     * Names all of whose words stand somewhere in the letters. The words of {@code name_key} are in order, so a name grows a
     * letter a step, or by a blank and the first letter of another word, as long as some name begins so. A short name stands in
     * many a text by chance: the file has to be like it as well.
     */
    private static final String NAMED = """
            with recursive part(text, next) as (
              select substr(:letters, i, 1), i + 1 from generate_series(1, length(:letters)) i
              union
              select n.text, n.next from part p
              cross join lateral (
                select p.text || substr(:letters, p.next, 1), p.next + 1 where p.next <= length(:letters)
                union all
                select p.text || ' ' || substr(:letters, i, 1), i + 1 from generate_series(1, length(:letters)) i
                where p.text ~ '[^ ]{2}$') n(text, next)
              cross join lateral (select from member m where m.club_id = :club
                and m.name_key >= n.text and m.name_key < n.text || chr(1114111) order by m.name_key limit 1) there),
            named as (
              select m.id from (select distinct text from part where text like '% %') p
              cross join lateral (select o.id from member o where o.club_id = :club and o.name_key = p.text
                order by o.name_key limit :namesakes) m)
            select distinct member_id from (
              select n.member_id,
                row_number() over (partition by n.kind order by similarity(n.text, :typed) desc, n.member_id) as place
              from named join member_near n on n.club_id = :club and n.member_id = named.id
              where n.kind in ('LOCAL', 'USERNAME', 'NAME') and similarity(n.text, :typed) >= 0.3) alike
            where place <= :most
            """;

    private static final int NAMESAKES = 1000;

    private final JdbcClient sql;

    public NearlyTyped(JdbcClient sql) {
        this.sql = sql;
    }

    /** Whose main address is {@linkplain EmailAddress.Valid#near near} the typed one. */
    public List<MemberId> byAddress(ClubId club, EmailAddress.Valid typed) {
        var keys = new HashSet<>(typed.slips());
        sql.sql(SPELT).param("club", club.value()).param("bare", typed.bare()).query(String.class).stream()
                .filter(key -> EmailAddress.valid(key).filter(typed::near).isPresent())
                .forEach(keys::add);
        return sql.sql(AT_ADDRESSES)
                .param("club", club.value())
                .param("keys", keys.toArray(String[]::new))
                .param("most", MOST)
                .query(NearlyTyped::member)
                .list();
    }

    /** Whose username is a slip of the finger away. */
    public List<MemberId> byUsername(ClubId club, String typed) {
        var names = typed.length() > LONGEST_USERNAME + 1 ? Set.<String>of() : Slips.of(typed, USERNAME_SIGNS);
        return sql.sql(WITH_USERNAMES)
                .param("club", club.value())
                .param("names", names.toArray(String[]::new))
                .query(NearlyTyped::member)
                .list();
    }

    /** Whose whole name stands in what was typed and makes much of it. */
    public List<MemberId> byName(ClubId club, String typed) {
        return sql.sql(NAMED)
                .param("club", club.value())
                .param("letters", Names.letters(typed))
                .param("typed", typed)
                .param("namesakes", NAMESAKES)
                .param("most", MOST)
                .query(NearlyTyped::member)
                .list();
    }

    private static MemberId member(ResultSet row, int n) throws SQLException {
        return new MemberId(row.getObject("member_id", UUID.class));
    }
}
