package app.latchkey.messages.sending;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.messages.Lane;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose mail is next: clubs take turns, and neither a stopped club nor a closed domain holds the others up. */
@Component
class Turns {
    static final UUID FIRST = new UUID(0, 0);
    /** Clubs asked in one look; the next look goes on behind them when they have mail for closed domains only. */
    static final int ASKED_AT_MOST = 50;

    // The commit of a claim waits for no disk. A crash forgets a claim with its token, which makes it none; the stamp
    // before the final dot, which does wait, takes it along.
    private static final String CLOSED = """
            select 'HELD' as what, '' as which from lane_hold where lane = :lane
            union all select 'LOOSE', set_config('synchronous_commit', 'off', true)
            union all select 'CLUB', club_id::text from lane_pause where lane = :lane
            union all select case when until <= :now then 'ASK' else 'DOMAIN' end, domain from domain_pause
              where until is not null and :lane <> 'ACCESS'
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final ReadyRows ready;
    private final DomainPauses pauses;

    Turns(JdbcClient sql, Transactions transactions, ReadyRows ready, DomainPauses pauses) {
        this.sql = sql;
        this.transactions = transactions;
        this.ready = ready;
        this.pauses = pauses;
    }

    /** What is not sent now. */
    private static final class Closed {
        private final Set<UUID> clubs = new HashSet<>();
        private final Set<String> domains = new HashSet<>();
        private boolean lane;
        private boolean ask;

        void add(String what, String which) {
            switch (what) {
                case "HELD" -> lane = true;
                case "CLUB" -> clubs.add(UUID.fromString(which));
                case "LOOSE" -> {}
                default -> {
                    domains.add(which);
                    ask |= what.equals("ASK");
                }
            }
            lane |= clubs.contains(FIRST);
        }
    }

    /** @param last the club that had the last turn, or was asked last when none had anything */
    record Look(List<Claim> claims, UUID last) {}

    /** Whether a look is worth a transaction. */
    boolean something(Lane lane) {
        var both = transactions.look(ready.waiting(lane).and(pauses.toAsk(lane)));
        return both.first() || both.second();
    }

    /** The lanes for which there may be something. */
    Question<List<Lane>> waiting() {
        var due = Stream.of(Lane.values())
                .map(lane -> ready.waiting(lane).map(waits -> waits ? List.of(lane) : List.<Lane>of()))
                .toList();
        return pauses.lanesToAsk()
                .and(Question.all(due))
                .map(both -> Stream.concat(
                                both.first().stream(), both.second().stream().flatMap(List::stream))
                        .distinct()
                        .toList());
    }

    /**
     * The next rows to send, one of each club in turn from behind the club that had the last; inside a transaction of the
     * installation.
     */
    Look next(Lane lane, UUID last, Places.Room room, int most) {
        var closed = new Closed();
        sql.sql(CLOSED)
                .param("lane", lane.name())
                .param("now", utc(transactions.now()))
                .query(row -> {
                    closed.add(row.getString("what"), row.getString("which"));
                });
        if (closed.lane) return new Look(List.of(), last);
        var claims = new ArrayList<Claim>();
        var turn = last;
        if (closed.ask) ask(lane, closed, room).ifPresent(claims::add);
        claims.forEach(claim -> room.take(claim.domain()));
        var clubs = new ArrayDeque<>(transactions.ask(ready.clubs(lane, last, closed.clubs, ASKED_AT_MOST)));
        while (claims.size() < most && !clubs.isEmpty()) {
            var club = clubs.remove();
            var shut = new HashSet<>(closed.domains);
            shut.addAll(room.full());
            // A club that is alone need not be asked once for each.
            var share = clubs.isEmpty() ? most - claims.size() : 1;
            var claimed = ready.claim(lane, club, shut, Pace.of(lane).lease(), share);
            if (!claimed.isEmpty() || claims.isEmpty()) turn = club.value();
            if (claimed.isEmpty()) continue;
            claims.addAll(claimed);
            claimed.forEach(claim -> room.take(claim.domain()));
            clubs.add(club);
        }
        return new Look(claims, turn);
    }

    private Optional<Claim> ask(Lane lane, Closed closed, Places.Room room) {
        var probe = pauses.probe(lane);
        if (probe.isEmpty() || room.full().contains(probe.get().domain())) return Optional.empty();
        var claim = probe.get()
                .message()
                .flatMap(message -> ready.claim(lane, message, Pace.of(lane).lease()));
        if (claim.filter(found -> mayGo(found.club(), closed)).isPresent()) return claim;
        claim.ifPresent(stopped -> ready.again(stopped, transactions.now()));
        pauses.reopen(probe.get().domain());
        closed.domains.remove(probe.get().domain());
        return Optional.empty();
    }

    private static boolean mayGo(ClubId club, Closed closed) {
        return !closed.clubs.contains(club.value());
    }
}
