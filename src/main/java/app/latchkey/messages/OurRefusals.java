package app.latchkey.messages;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.messages.replies.OurPart;
import app.latchkey.messages.replies.Reply;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.work.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Domains whose servers refuse our mail because of our own set-up, for the operator. Said in the conversation, it is over as soon
 * as they take a mail; said by a later report, when one tells of a mail that arrived. Not heard again, it is forgotten.
 */
@Component
public class OurRefusals extends Retention {
    private static final Logger LOG = LoggerFactory.getLogger(OurRefusals.class);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@:;,()]+@(?=[\\p{Alnum}])");
    private static final int MOST = 50;

    private static final String REFUSED = """
            insert into our_refusal as r (domain, refusals, since, seen_at, reported, code, words)
            values (:domain, 1, :at, :at, :reported, :code, :words)
            on conflict (domain) do update set refusals = r.refusals + 1, since = least(r.since, :at),
              seen_at = greatest(r.seen_at, :at), reported = r.reported or :reported, code = :code, words = :words
            returning refusals
            """;
    private static final String ARRIVED = "delete from our_refusal where domain = :domain and seen_at <= :at";
    private static final String FORGET = """
            delete from our_refusal where domain in
              (select domain from our_refusal where seen_at < :before limit :most)
            """;
    private static final String NOW = """
            select domain, refusals, since, reported, code, words from our_refusal order by refusals desc, domain limit :most
            """;
    private static final String COUNT = "select count(*) from our_refusal";

    private final JdbcClient sql;

    OurRefusals(JdbcClient sql) {
        super(sql, "our_refusal", FORGOTTEN_AFTER, FORGET);
        this.sql = sql;
    }

    /** @param reported told later by a report, not in the conversation */
    public record Line(String domain, int refusals, Instant since, boolean reported, String code, String words) {
        /** Name of what there is to do: one of {@link OurPart}. */
        public String part() {
            return OurPart.of(code, words).name();
        }
    }

    /** @param at when the mail was tried that they refused */
    public void refused(String domain, Reply reply, Instant at, boolean reported) {
        if (domain.isEmpty()) return;
        int refusals = sql.sql(REFUSED)
                .param("domain", domain)
                .param("at", utc(at))
                .param("reported", reported)
                .param("code", reply.shortCode())
                .param("words", ADDRESS.matcher(reply.words()).replaceAll("…@"))
                .query(Integer.class)
                .single();
        if (refusals == 1)
            LOG.error(
                    "{} refuses our mail because of our own set-up ({}): see /operator/lanes",
                    domain,
                    reply.shortCode());
    }

    /** A report tells of a mail that arrived there. @param at when it was tried */
    public void arrived(String domain, Instant at) {
        sql.sql(ARRIVED).param("domain", domain).param("at", utc(at)).update();
    }

    /** Those with the most refusals. Inside a transaction of the installation. */
    public List<Line> now() {
        return sql.sql(NOW)
                .param("most", MOST)
                .query((row, n) -> new Line(
                        row.getString("domain"),
                        row.getInt("refusals"),
                        Times.read(row, "since"),
                        row.getBoolean("reported"),
                        row.getString("code"),
                        row.getString("words")))
                .list();
    }

    public long count() {
        return sql.sql(COUNT).query(Long.class).single();
    }
}
