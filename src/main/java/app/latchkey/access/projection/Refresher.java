package app.latchkey.access.projection;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.Diagnosis;
import app.latchkey.access.checks.Facts;
import app.latchkey.access.checks.FactsReader;
import app.latchkey.access.checks.Ranking;
import app.latchkey.messages.MailDomains;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes stale members of one club at a time and writes their rows anew. */
@Component
public class Refresher {
    private static final int MOST = 500;
    private static final Duration OLDEST = Duration.ofHours(24);

    // Marks gather this long: one look at twenty members costs little more than one at two.
    private static final Duration GATHERING = Duration.ofMillis(200);

    private static final String WAITING = """
            select coalesce((select min(due) from refresh_queue) <= now() + :gathered::bigint * interval '1 microsecond', false)
            """;
    private static final String NEXT_CLUB = """
            select club_id from refresh_queue where due <= now() + :gathered::bigint * interval '1 microsecond'
            order by due limit 1
            """;
    // First the files, in the order in which everybody takes them, then their marks: whoever holds a file and waits for
    // its mark must not be waited for. A file that is held is left for the next look.
    private static final String PICK = """
            select m.id from member m where m.club_id = :club and m.id in (
              select q.member_id from refresh_queue q where q.club_id = :club and q.due <= :now
              order by q.due, q.member_id limit :most)
            order by m.id for key share of m skip locked
            """;
    private static final String TAKE = """
            delete from refresh_queue where club_id = :club and member_id in (
              select member_id from refresh_queue
              where club_id = :club and member_id = any(:ids::uuid[]) and due <= :now for update skip locked)
            returning member_id, entered
            """;
    private static final String CLUBS = "select id from club order by id";

    private final JdbcClient sql;
    private final Transactions transactions;
    private final FactsReader facts;
    private final MemberAccessRows rows;
    private final MailDomains domains;

    public Refresher(
            JdbcClient sql, Transactions transactions, FactsReader facts, MemberAccessRows rows, MailDomains domains) {
        this.sql = sql;
        this.transactions = transactions;
        this.facts = facts;
        this.rows = rows;
        this.domains = domains;
    }

    Question<Boolean> waiting() {
        return Question.whether(WAITING, Map.of("gathered", gathered()));
    }

    private long gathered() {
        return transactions.ahead() - GATHERING.toNanos() / 1000;
    }

    /** One batch of the club that has waited longest; answers whether there was one. */
    public boolean refreshSome() {
        var club = transactions.glance(() -> sql.sql(NEXT_CLUB)
                .param("gathered", gathered())
                .query((row, n) -> new ClubId(row.getObject("club_id", UUID.class)))
                .optional());
        return club.isPresent() && transactions.inClub(club.get(), () -> refresh(club.get()));
    }

    private boolean refresh(ClubId club) {
        var picked = sql.sql(PICK)
                .param("club", club.value())
                .param("now", utc(transactions.now()))
                .param("most", MOST)
                .query(UUID.class)
                .list();
        var taken = sql.sql(TAKE)
                .param("club", club.value())
                .param("now", utc(transactions.now()))
                .param("ids", picked.toArray(UUID[]::new))
                .query((row, n) ->
                        new Mark(new MemberId(row.getObject("member_id", UUID.class)), row.getBoolean("entered")))
                .list();
        write(club, worthALook(club, taken));
        return !taken.isEmpty();
    }

    /** @param entered nothing has happened but an entry */
    private record Mark(MemberId member, boolean entered) {}

    private List<MemberId> worthALook(ClubId club, List<Mark> taken) {
        var entered = taken.stream().filter(Mark::entered).map(Mark::member).toList();
        var calm = entered.isEmpty() ? Set.<MemberId>of() : rows.calm(club, entered);
        return taken.stream()
                .map(Mark::member)
                .filter(member -> !calm.contains(member))
                .toList();
    }

    public List<Diagnosis> write(ClubId club, List<MemberId> ids) {
        if (ids.isEmpty()) return List.of();
        var known = facts.read(club, ids);
        var all = known.stream().map(Ranking::of).toList();
        if (!all.isEmpty()) rows.write(club, all);
        domains.want(FactsReader.doubtful(known.stream().map(Facts::file).toList()));
        return all;
    }

    /** Marks whom time alone has made stale; answers no, since there is nothing more to do at once. */
    boolean markDue() {
        var clubs = transactions.global(() -> sql.sql(CLUBS)
                .query((row, n) -> new ClubId(row.getObject("id", UUID.class)))
                .list());
        for (var club : clubs) transactions.inClub(club, () -> rows.markDue(club, OLDEST));
        return false;
    }
}
