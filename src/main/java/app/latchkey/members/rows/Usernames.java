package app.latchkey.members.rows;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.text.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code ada.martin}, then {@code ada.martin2}; a name without a letter of ours is {@code m.<number>}. */
@Component
public class Usernames {
    /**
     * In collation "C" the colon follows the nine, so the range holds the base and everything that begins with it. Asked
     * one by one, since a join walks all usernames when the statistics are still those of an empty club. The order inside
     * is of no use to the answer: with such statistics every index of the table looks alike, and only the one that is in
     * order by name reads just the range (the other one read the whole club for each name of an import).
     */
    private static final String TAKEN = """
            select b.base, h.highest from unnest(:bases::text[]) as b(base)
            cross join lateral (
                select max(coalesce(nullif(substring(o.name from length(b.base) + 1), '')::bigint, 1)) as highest
                from ((select u.name from member_username u
                    where u.club_id = :club and u.name >= (b.base collate "C") and u.name < (b.base || ':') collate "C"
                    order by u.name)
                  union all (select c.number from member_card c
                    where c.club_id = :club and c.number >= (b.base collate "C") and c.number < (b.base || ':') collate "C"
                      and c.ended_at is null order by c.number)) o
                where substring(o.name from length(b.base) + 1) ~ '^[0-9]{0,9}$') h
            where h.highest is not null
            """;

    private final JdbcClient sql;

    public Usernames(JdbcClient sql) {
        this.sql = sql;
    }

    /** Former names count as taken: they are never given to another. So does what stands on somebody's card. */
    List<String> free(ClubId club, List<NewFile> files, List<Long> numbers) {
        var bases = files.stream()
                .map(f -> Names.username(f.first(), f.last()).orElse(""))
                .toList();
        var highest = highest(club, bases);
        var names = new ArrayList<String>(files.size());
        for (int i = 0; i < files.size(); i++) {
            var base = bases.get(i);
            if (base.isEmpty()) {
                names.add("m." + numbers.get(i));
                continue;
            }
            long n = highest.merge(base, 1L, Long::sum);
            names.add(n == 1 ? base : base + n);
        }
        return names;
    }

    private Map<String, Long> highest(ClubId club, List<String> bases) {
        var highest = new HashMap<String, Long>();
        sql.sql(TAKEN)
                .param("club", club.value())
                .param(
                        "bases",
                        bases.stream().filter(b -> !b.isEmpty()).distinct().toArray(String[]::new))
                .query((row, n) -> highest.put(row.getString("base"), row.getLong("highest")))
                .list();
        return highest;
    }
}
