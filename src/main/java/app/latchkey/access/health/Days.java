package app.latchkey.access.health;

import app.latchkey.platform.ids.ClubId;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code access_day}. Inside a transaction of the club. */
@Component
class Days {
    private static final String COUNTED =
            "select exists (select from access_day where club_id = :club and day = :day::date)";
    private static final String FORGET = "delete from access_day where club_id = :club and day = :day::date";
    private static final String COUNT = """
            insert into access_day (club_id, day, state, top, members)
            select :club, :day::date, a.state, a.top, count(*) from member_access a
            where a.club_id = :club and not exists (
              select from member m where m.club_id = :club and m.id = a.member_id
                and (m.archived_at is not null or m.merged_into is not null))
            group by a.state, a.top
            on conflict (club_id, day, state, top) do update set members = excluded.members
            """;
    private static final String READ = """
            select day, state, top, members from access_day
            where club_id = :club and day > :from::date order by day, state, top
            """;

    private final JdbcClient sql;

    Days(JdbcClient sql) {
        this.sql = sql;
    }

    /** So many members of a club had this state and cause on a day. */
    record Counted(LocalDate day, String state, String top, long members) {}

    boolean counted(ClubId club, LocalDate day) {
        return sql.sql(COUNTED)
                .param("club", club.value())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    void count(ClubId club, LocalDate day) {
        sql.sql(FORGET).param("club", club.value()).param("day", day).update();
        sql.sql(COUNT).param("club", club.value()).param("day", day).update();
    }

    List<Counted> since(ClubId club, LocalDate from) {
        return sql.sql(READ)
                .param("club", club.value())
                .param("from", from)
                .query((row, n) -> new Counted(
                        row.getObject("day", LocalDate.class),
                        row.getString("state"),
                        row.getString("top"),
                        row.getLong("members")))
                .list();
    }
}
