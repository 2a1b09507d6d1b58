package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that share an address with, or look like the same person as, each of a set of files. Archived ones do not count. */
@Component
public class Neighbours {
    private static final String PAIRS = """
            with near as (
              select mine.member_id as mine, theirs.member_id as theirs, true as shares
              from member_address mine
              join member_address theirs on theirs.club_id = :club and theirs.key = mine.key
                and theirs.member_id <> mine.member_id and theirs.main and theirs.removed_at is null
              where mine.club_id = :club and mine.member_id = any(:ids::uuid[]) and mine.main
                and mine.removed_at is null and mine.valid
              union all
              select m.id, t.id, false from member m
              join member t on t.club_id = :club and t.name_key = m.name_key and t.id <> m.id
              where m.club_id = :club and m.id = any(:ids::uuid[]) and m.name_key <> '' and m.phone_key <> ''
                and t.phone_key = m.phone_key)
            select n.mine, n.theirs, bool_or(n.shares) as shares,
              m.name_key as my_name, m.birth_date as my_date, m.birth_year as my_year,
              m.phone_key as my_phone,
              t.name_key as name, t.birth_date as date, t.birth_year as year, t.phone_key as phone,
              t.first, t.last,
              exists (select from not_same s where s.club_id = :club
                and s.a = least(n.mine, n.theirs) and s.b = greatest(n.mine, n.theirs)) as told_apart
            from near n
            join member m on m.club_id = :club and m.id = n.mine
            join member t on t.club_id = :club and t.id = n.theirs and t.archived_at is null
            group by n.mine, n.theirs, m.name_key, m.birth_date, m.birth_year, m.phone_key, t.name_key,
              t.birth_date, t.birth_year, t.phone_key, t.first, t.last
            order by n.mine, n.theirs
            """;

    private final JdbcClient sql;

    public Neighbours(JdbcClient sql) {
        this.sql = sql;
    }

    public Map<MemberId, List<Neighbour>> of(ClubId club, Collection<MemberId> ids) {
        var all = new HashMap<MemberId, List<Neighbour>>();
        sql.sql(PAIRS)
                .param("club", club.value())
                .param("ids", ids.stream().map(MemberId::value).toArray(UUID[]::new))
                .query(row -> {
                    var neighbour = neighbour(row);
                    if (neighbour.sharing().isPresent() || neighbour.twin())
                        all.computeIfAbsent(new MemberId(row.getObject("mine", UUID.class)), any -> new ArrayList<>())
                                .add(neighbour);
                });
        return all;
    }

    private static Neighbour neighbour(ResultSet row) throws SQLException {
        var mine = likeness(row, "my_name", "my_date", "my_year", "my_phone");
        var theirs = likeness(row, "name", "date", "year", "phone");
        var toldApart = row.getBoolean("told_apart");
        Optional<SharedKind> sharing = row.getBoolean("shares")
                ? Optional.of(toldApart ? SharedKind.FAMILY : mine.beside(theirs))
                : Optional.empty();
        return new Neighbour(
                new MemberId(row.getObject("theirs", UUID.class)),
                (row.getString("first") + " " + row.getString("last")).strip(),
                theirs.birthYear(),
                sharing,
                !toldApart && mine.twin(theirs));
    }

    private static Likeness likeness(ResultSet row, String name, String date, String year, String phone)
            throws SQLException {
        var birth = Optional.ofNullable(row.getObject(date, LocalDate.class));
        var known = Optional.ofNullable((Integer) row.getObject(year));
        return new Likeness(
                row.getString(name), birth, birth.map(LocalDate::getYear).or(() -> known), row.getString(phone));
    }
}
