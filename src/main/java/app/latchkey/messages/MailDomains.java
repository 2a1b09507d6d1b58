package app.latchkey.messages;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.work.Retention;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which domains take mail, as the name servers said lately. Nothing is looked up here: what is wanted waits for a worker, and
 * what is not known is not held against anybody.
 */
@Component
public class MailDomains extends Retention {
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);
    private static final Duration WANTED_ANEW = Duration.ofDays(1);
    // What nobody has wanted for so long is looked up no more.
    private static final Duration WANTED_FOR = Duration.ofDays(3);

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration AGAIN_IF_THERE = Duration.ofDays(14);
    private static final Duration AGAIN_IF_NOT = Duration.ofDays(2);
    private static final Duration AGAIN_IF_SILENT = Duration.ofHours(1);
    // An answer that could not be had again for so long counts no more.
    private static final Duration BELIEVED = Duration.ofDays(7);

    private static final String WANT = """
            insert into mail_domain (domain, mail, wanted_at, due)
            select d, 'UNKNOWN', :now, :now from unnest(:domains::text[]) w (d)
            where not exists (select from mail_domain m where m.domain = d and m.wanted_at > :anew) order by d
            on conflict (domain) do update set wanted_at = :now
            """;
    private static final String WITHOUT = """
            select domain, mail from mail_domain
            where domain = any(:domains::text[]) and mail in ('NONE', 'REFUSES') and checked_at > :believed
            """;
    private static final String TAKE = """
            update mail_domain set due = :lease where domain = (
              select domain from mail_domain where due <= :now and wanted_at > :wanted
              order by due limit 1 for update skip locked)
            returning domain
            """;
    private static final String ANSWERED = """
            update mail_domain set mail = :mail, checked_at = :now, due = :due,
              told = told and (mail = :mail or mail in ('UNKNOWN', 'HAS') and :mail in ('UNKNOWN', 'HAS'))
            where domain = :domain
            """;
    private static final String SILENT = "update mail_domain set due = :due where domain = :domain";
    private static final String UNTOLD = "select domain from mail_domain where not told order by domain limit 1";
    private static final String TELLING = "update mail_domain set told = true where domain = :domain";
    private static final String FORGET = """
            delete from mail_domain where domain in
              (select domain from mail_domain where wanted_at < :before limit :most)
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final boolean on;

    public MailDomains(JdbcClient sql, Transactions transactions, Settings settings) {
        super(sql, "mail_domain", FORGOTTEN_AFTER, FORGET);
        this.sql = sql;
        this.transactions = transactions;
        this.on = settings.looksUpDomains();
    }

    /** HAS a mail server, has NONE, or REFUSES by saying that it takes no mail. */
    public enum Answer {
        HAS,
        NONE,
        REFUSES
    }

    public boolean on() {
        return on;
    }

    /** Somebody would like to know of these; answered later. */
    public void want(Collection<String> domains) {
        if (!on || domains.isEmpty()) return;
        var now = transactions.now();
        sql.sql(WANT)
                .param("domains", domains.stream().distinct().toArray(String[]::new))
                .param("now", utc(now))
                .param("anew", utc(now.minus(WANTED_ANEW)))
                .update();
    }

    /** Of these, the ones that are known to take no mail, and how: NONE or REFUSES. */
    public Map<String, Answer> without(Collection<String> domains) {
        if (!on || domains.isEmpty()) return Map.of();
        record Row(String domain, Answer answer) {}
        return sql
                .sql(WITHOUT)
                .param("domains", domains.stream().distinct().toArray(String[]::new))
                .param("believed", utc(transactions.now().minus(BELIEVED)))
                .query((row, n) -> new Row(row.getString("domain"), Answer.valueOf(row.getString("mail"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::domain, Row::answer));
    }

    /** The next one to be looked up, for this caller alone for some minutes. */
    public Optional<String> take() {
        var now = transactions.now();
        return sql.sql(TAKE)
                .param("now", utc(now))
                .param("lease", utc(now.plus(LEASE)))
                .param("wanted", utc(now.minus(WANTED_FOR)))
                .query(String.class)
                .optional();
    }

    public void answered(String domain, Answer answer) {
        var now = transactions.now();
        sql.sql(ANSWERED)
                .param("domain", domain)
                .param("mail", answer.name())
                .param("now", utc(now))
                .param("due", utc(now.plus(answer == Answer.HAS ? AGAIN_IF_THERE : AGAIN_IF_NOT)))
                .update();
    }

    /** No answer: what was known stays for a while, and it is asked again. */
    public void silent(String domain) {
        sql.sql(SILENT)
                .param("domain", domain)
                .param("due", utc(transactions.now().plus(AGAIN_IF_SILENT)))
                .update();
    }

    /** One whose answer has changed since the clubs heard of it. */
    public Optional<String> untold() {
        return sql.sql(UNTOLD).query(String.class).optional();
    }

    public void told(String domain) {
        sql.sql(TELLING).param("domain", domain).update();
    }

    public static List<String> of(Collection<String> keys) {
        return keys.stream().map(MailDomains::of).toList();
    }

    /** @param key of a valid address */
    public static String of(String key) {
        return key.substring(key.lastIndexOf('@') + 1);
    }
}
