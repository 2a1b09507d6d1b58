package app.latchkey.messages.sending;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.messages.Lane;
import app.latchkey.messages.OurRefusals;
import app.latchkey.messages.replies.Reply;
import app.latchkey.messages.replies.ReplyClass;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Recipient domains that put us off again and again are left in peace: nothing more is sent to them, but for one mail that asks
 * whether they take it by now, ever more seldom. Access mail goes on, each at its own pace; any mail they take ends the pause.
 */
@Component
class DomainPauses {
    static final int PATIENCE = 5;
    private static final Duration FIRST_PROBE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(DomainPauses.class);
    // What a server says of one mailbox, or to everybody it sees for the first time, says nothing of the domain.
    private static final Set<ReplyClass> OF_THE_DOMAIN =
            Set.of(ReplyClass.DELAYED, ReplyClass.SOFT_FAST, ReplyClass.OURS);

    private static final String REFUSED = """
            insert into domain_pause as d (domain, refusals, since, lane, message_id, code, words, seen_at)
            values (:domain, 1, :now, :lane::text, :message::uuid, :code, :words, :now)
            on conflict (domain) do update set refusals = d.refusals + 1, code = :code, words = :words, seen_at = :now,
              lane = coalesce(:lane::text, d.lane), message_id = coalesce(:message::uuid, d.message_id),
              until = case when d.refusals + 1 >= :patience then :now::timestamptz + make_interval(secs =>
                :first * power(2, least(d.refusals + 1 - :patience, :doublings))) end
            returning refusals
            """;
    private static final String TAKEN = """
            with mended as (delete from our_refusal where domain = :domain and not reported)
            delete from domain_pause where domain = :domain
            """;
    private static final String PROBE = """
            update domain_pause set until = :now::timestamptz + make_interval(secs =>
              :first * power(2, least(greatest(refusals - :patience, 0), :doublings)))
            where domain = (select domain from domain_pause where until <= :now and (lane = :lane or lane is null)
              order by until limit 1 for update skip locked)
            returning domain, message_id
            """;
    private static final String TO_ASK = """
            select exists (select from domain_pause where until <= now() + :ahead::bigint * interval '1 microsecond'
              and (lane = :lane or lane is null))
            """;
    private static final String LANES_TO_ASK = """
            select distinct l.lane from domain_pause p join unnest(string_to_array(:lanes, ' ')) l (lane)
              on p.lane = l.lane or p.lane is null
            where p.until <= now() + :ahead::bigint * interval '1 microsecond'
            """;
    private static final String LANES = Stream.of(Lane.values()).map(Lane::name).collect(Collectors.joining(" "));
    // Nobody is there to ask with: the next mail does.
    private static final String REOPEN = """
            update domain_pause set refusals = :patience - 1, until = null, lane = null, message_id = null
            where domain = :domain
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final OurRefusals ours;
    private final Lately taken = new Lately();

    DomainPauses(JdbcClient sql, Transactions transactions, OurRefusals ours) {
        this.sql = sql;
        this.transactions = transactions;
        this.ours = ours;
    }

    record Probe(String domain, Optional<UUID> message) {}

    void refused(Claim claim, ReplyClass why, Reply reply) {
        if (!OF_THE_DOMAIN.contains(why) || claim.domain().isEmpty()) return;
        taken.forget(claim.domain());
        var bulk = claim.lane() != Lane.ACCESS;
        int refusals = sql.sql(REFUSED)
                .param("domain", claim.domain())
                .param("now", utc(transactions.now()))
                .param("lane", bulk ? claim.lane().name() : null)
                .param("message", bulk ? claim.message() : null)
                .param("code", reply.shortCode())
                .param("words", reply.words())
                .param("patience", PATIENCE)
                .param("first", FIRST_PROBE.toSeconds())
                .param("doublings", MOST_DOUBLINGS)
                .query(Integer.class)
                .single();
        // In the order in which a mail that is taken holds them.
        if (why == ReplyClass.OURS) ours.refused(claim.domain(), reply, transactions.now(), false);
        if (refusals == PATIENCE) LOG.warn("{} puts our mail off: only access mail goes there now", claim.domain());
    }

    void taken(String domain) {
        if (taken.due(domain)) sql.sql(TAKEN).param("domain", domain).update();
    }

    /** Whether it is some paused domain's turn to be asked by this lane. */
    Question<Boolean> toAsk(Lane lane) {
        return Question.whether(TO_ASK, Map.of("lane", lane.name(), "ahead", transactions.ahead()));
    }

    /** The lanes that have one. */
    Question<List<Lane>> lanesToAsk() {
        return Question.of(
                LANES_TO_ASK,
                Map.of("ahead", transactions.ahead(), "lanes", LANES),
                (row, n) -> Lane.valueOf(row.getString(1)));
    }

    /** A paused domain whose turn it is to be asked; nobody else asks it meanwhile. */
    Optional<Probe> probe(Lane lane) {
        var probe = sql.sql(PROBE)
                .param("lane", lane.name())
                .param("now", utc(transactions.now()))
                .param("patience", PATIENCE)
                .param("first", FIRST_PROBE.toSeconds())
                .param("doublings", MOST_DOUBLINGS)
                .query((row, n) -> new Probe(
                        row.getString("domain"), Optional.ofNullable(row.getObject("message_id", UUID.class))))
                .optional();
        // Its answer counts, whatever a mail of before said.
        probe.ifPresent(asked -> taken.forget(asked.domain()));
        return probe;
    }

    void reopen(String domain) {
        sql.sql(REOPEN).param("domain", domain).param("patience", PATIENCE).update();
    }
}
