package app.latchkey.accounts;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signed-in devices. Only the hash of a session's token is kept; every sign-in makes a new one. */
@Component
public class Sessions {
    public static final Duration IDLE = Duration.ofDays(30);
    public static final Duration ABSOLUTE = Duration.ofDays(180);
    /** At a kiosk: so long without a click, and so long at all. */
    public static final Duration KIOSK_IDLE = Duration.ofMinutes(2);

    public static final Duration KIOSK_LIFE = Duration.ofMinutes(10);
    private static final Duration SECOND_STEP = Duration.ofMinutes(10);
    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final Duration KIOSK_TOUCH = Duration.ofSeconds(5);

    private static final String START = "with here as (" + Devices.REMEMBER + """
            )
            insert into session (token_hash, id, account_id, device_id, words, network, created_at, seen_at, ends_at,
              proven_at, factors, waits, kiosk)
            select :hash, :id, :account, (select id from here), :words, :network, t.at, t.at, t.at
                + case when s.asked or s.kiosk then :soon::bigint else :absolute::bigint end * interval '1 second',
              t.at, :factors::text[], s.asked, s.kiosk
            from (select now() + :ahead::bigint * interval '1 microsecond' as at) t, (select not :whole and exists (
                select from totp where account_id = :account and confirmed_at is not null) as asked,
              exists (select from shared_device where cookie_hash = :cookie::bytea and kind = 'KIOSK') as kiosk) s
            returning waits
            """;
    private static final String RESUME = """
            insert into session (token_hash, id, account_id, words, network, created_at, seen_at, ends_at, proven_at, factors,
              waits, staff_seen_at)
            values (:hash, :id, :account, :words, :network, :now, :now, :ends, :proven, :factors, false, :now)
            """;
    private static final String WAITING = """
            select id, account_id, factors from session where token_hash = :hash and waits and ends_at > :now
            """;
    private static final String COMPLETE = """
            update session set token_hash = :fresh, waits = false, factors = array_append(factors, :factor),
              proven_at = :now, seen_at = :now, ends_at = case when kiosk then :kiosk::timestamptz else :ends::timestamptz end
            where token_hash = :hash and waits and ends_at > :now
            """;
    private static final String STRENGTHEN = """
            update session set factors = array_append(factors, :factor), proven_at = :now
            where id = :id and not (:factor = any(factors))
            """;
    private static final String FIND = """
            select s.id, s.account_id, a.holder_name, a.locale, s.created_at, s.seen_at, s.proven_at, s.staff_seen_at,
              s.factors, s.kiosk, t.at
            from (select now() + :ahead::bigint * interval '1 microsecond' as at) t
            join session s on s.token_hash = :hash and not s.waits and s.ends_at > t.at
              and s.seen_at > t.at - case when s.kiosk then :kiosk::bigint else :idle::bigint end * interval '1 second'
            join account a on a.id = s.account_id and a.closed_at is null
            """;
    private static final String TOUCHED =
            "update session set seen_at = :now where token_hash = :hash and seen_at < :before";
    private static final String STAFF_SEEN = """
            update session set staff_seen_at = :now
            where id = :id and (staff_seen_at is null or staff_seen_at < :before)
            """;
    private static final String PROVEN = "update session set proven_at = :now, staff_seen_at = :now where id = :id";
    private static final String PROVE_ANEW = """
            update session set token_hash = :fresh, proven_at = :now, staff_seen_at = :now,
              factors = case when :factor = any(factors) then factors else array_append(factors, :factor) end
            where id = :id and account_id = :account and not waits
            """;
    private static final String END = "delete from session where id = :id and account_id = :account";
    private static final String END_OTHERS =
            "delete from session where account_id = :account and id is distinct from :kept::uuid";
    private static final String END_AT_DESK =
            "delete from session where account_id = :account and staff_seen_at is not null";
    private static final String OF = """
            select id, words, network, created_at, seen_at from session
            where account_id = :account and not waits and ends_at > :now and seen_at > :idle order by seen_at desc
            """;
    private static final String SWEEP = "delete from session where ends_at < :now or seen_at < :idle";

    private final JdbcClient sql;
    private final Transactions transactions;

    public Sessions(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    public record Device(UUID session, String words, String network, Instant since, Instant seenAt) {}

    /**
     * @param token for the cookie; it is known to nobody else
     * @param waits the account has a second factor: until it is shown, this session is nobody's
     */
    public record Started(String token, boolean waits) {}

    /**
     * The one place where sessions begin, whatever way in led here: none of them can forget the second factor. The browser is
     * known to this account from now on.
     */
    public Started start(AccountId account, Client client, List<String> factors) {
        return transactions.ask(starting(account, client, factors));
    }

    /** The same, for a transaction to ask. */
    public Question<Started> starting(AccountId account, Client client, List<String> factors) {
        var token = Secrets.token();
        var values = new HashMap<String, Object>(Map.of(
                "hash", Secrets.hash(token),
                "id", Ids.next(),
                "account", account.value(),
                "browser", Ids.next(),
                "words", client.words(),
                "network", client.network(),
                "absolute", ABSOLUTE.toSeconds(),
                "soon", SECOND_STEP.toSeconds(),
                "factors", factors.toArray(String[]::new),
                "whole", factors.contains(SignedIn.PASSKEY)));
        values.put("ahead", transactions.ahead());
        values.put("cookie", client.deviceHash().orElse(null));
        return Question.of(START, values, (row, n) -> row.getBoolean("waits"))
                .map(waits -> new Started(token, waits.getFirst()));
    }

    /** What was proven at this computer before goes on, no fresher than it was. */
    public String resume(AccountId account, Client client, List<String> factors, Instant provenAt) {
        var token = Secrets.token();
        var now = transactions.now();
        sql.sql(RESUME)
                .param("hash", Secrets.hash(token))
                .param("id", Ids.next())
                .param("account", account.value())
                .param("words", client.words())
                .param("network", client.network())
                .param("now", utc(now))
                .param("ends", utc(provenAt.plus(SignedIn.STAFF_LIFE)))
                .param("proven", utc(provenAt))
                .param("factors", factors.toArray(String[]::new))
                .update();
        return token;
    }

    /** Somebody who has shown the first factor and not the second. */
    public record Waiting(UUID session, AccountId account, List<String> factors) {}

    public Optional<Waiting> waiting(String token) {
        return sql.sql(WAITING)
                .param("hash", Secrets.hash(token))
                .param("now", utc(transactions.now()))
                .query((row, n) -> new Waiting(
                        row.getObject("id", UUID.class),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        List.of((String[]) row.getArray("factors").getArray())))
                .optional();
    }

    /** @return a new token: what waited is worth nothing any more; empty when it had ended */
    public Optional<String> complete(String token, String factor) {
        var fresh = Secrets.token();
        var now = transactions.now();
        var done = sql.sql(COMPLETE)
                .param("hash", Secrets.hash(token))
                .param("fresh", Secrets.hash(fresh))
                .param("factor", factor)
                .param("now", utc(now))
                .param("ends", utc(now.plus(ABSOLUTE)))
                .param("kiosk", utc(now.plus(KIOSK_LIFE)))
                .update();
        return done == 1 ? Optional.of(fresh) : Optional.empty();
    }

    /** Inside the session a factor was set up, and shown. */
    public void strengthen(UUID session, String factor) {
        sql.sql(STRENGTHEN)
                .param("id", session)
                .param("factor", factor)
                .param("now", utc(transactions.now()))
                .update();
    }

    /** A session as it was seen, by the database's clock. */
    record Found(SignedIn person, Instant seenAt, Instant now) {
        private Instant fresh() {
            return now.minus(person.kiosk() ? KIOSK_TOUCH : TOUCH);
        }
    }

    Question<Optional<Found>> look(String token) {
        return Question.one(
                FIND,
                Map.of(
                        "hash", Secrets.hash(token),
                        "ahead", transactions.ahead(),
                        "idle", IDLE.toSeconds(),
                        "kiosk", KIOSK_IDLE.toSeconds()),
                (row, n) -> new Found(
                        new SignedIn(
                                row.getObject("id", UUID.class),
                                new AccountId(row.getObject("account_id", UUID.class)),
                                row.getString("holder_name"),
                                Locale.forLanguageTag(row.getString("locale")),
                                Times.read(row, "created_at"),
                                Times.read(row, "proven_at"),
                                Times.find(row, "staff_seen_at"),
                                List.of((String[]) row.getArray("factors").getArray()),
                                row.getBoolean("kiosk")),
                        Times.read(row, "seen_at"),
                        Times.read(row, "at")));
    }

    public Optional<SignedIn> find(String token) {
        return use(token, transactions.glance(look(token)));
    }

    /** Their time begins anew. */
    Optional<SignedIn> use(String token, Optional<Found> found) {
        found.filter(one -> one.seenAt.isBefore(one.fresh()))
                .ifPresent(one -> transactions.glance(() -> touch(token, one)));
        return found.map(Found::person);
    }

    private int touch(String token, Found seen) {
        return sql.sql(TOUCHED)
                .param("hash", Secrets.hash(token))
                .param("now", utc(seen.now))
                .param("before", utc(seen.fresh()))
                .update();
    }

    public void staffSeen(UUID session) {
        var now = transactions.now();
        sql.sql(STAFF_SEEN)
                .param("id", session)
                .param("now", utc(now))
                .param("before", utc(now.minus(TOUCH)))
                .update();
    }

    public void proven(UUID session) {
        sql.sql(PROVEN)
                .param("id", session)
                .param("now", utc(transactions.now()))
                .update();
    }

    /** Somebody signed in has shown a factor again. @return the new token: a copy of the former one is worth nothing now */
    public Optional<String> proveAnew(AccountId account, UUID session, String factor) {
        var fresh = Secrets.token();
        var done = sql.sql(PROVE_ANEW)
                .param("id", session)
                .param("account", account.value())
                .param("fresh", Secrets.hash(fresh))
                .param("factor", factor)
                .param("now", utc(transactions.now()))
                .update();
        return done == 1 ? Optional.of(fresh) : Optional.empty();
    }

    public void end(AccountId account, UUID session) {
        sql.sql(END).param("id", session).param("account", account.value()).update();
    }

    public void endOthers(AccountId account, Optional<UUID> kept) {
        sql.sql(END_OTHERS)
                .param("account", account.value())
                .param("kept", kept.orElse(null))
                .update();
    }

    /** Those that were at a desk, whichever; one that never was there is the person's own. */
    public void endAtDesk(AccountId account) {
        sql.sql(END_AT_DESK).param("account", account.value()).update();
    }

    public List<Device> of(AccountId account) {
        var now = transactions.now();
        return sql.sql(OF)
                .param("account", account.value())
                .param("now", utc(now))
                .param("idle", utc(now.minus(IDLE)))
                .query((row, n) -> new Device(
                        row.getObject("id", UUID.class),
                        row.getString("words"),
                        row.getString("network"),
                        Times.read(row, "created_at"),
                        Times.read(row, "seen_at")))
                .list();
    }

    public int sweep() {
        var now = transactions.now();
        return sql.sql(SWEEP)
                .param("now", utc(now))
                .param("idle", utc(now.minus(IDLE)))
                .update();
    }
}
