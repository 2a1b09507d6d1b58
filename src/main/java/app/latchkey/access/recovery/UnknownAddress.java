package app.latchkey.access.recovery;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.mails.AccessMails;
import app.latchkey.clubs.Club;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailDomains;
import app.latchkey.messages.MailTemplate;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A fixed plain mail to an address that nobody here has: it says so, and what to do. Rare, so that nobody is bombed. */
@Component
class UnknownAddress implements MailTemplate {
    private static final Duration ONCE_IN = Duration.ofDays(30);
    private static final int A_NETWORK_AN_HOUR = 5;
    private static final int AN_INSTALLATION_A_DAY = 200;
    private static final String FIRST = """
            insert into unknown_address_mail (key, at) values (:key, :now)
            on conflict (key) do update set at = :now where unknown_address_mail.at < :before
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final Throttle throttle;
    private final Outbox outbox;
    private final AccessMails mails;
    private final MailDomains domains;

    UnknownAddress(
            JdbcClient sql,
            Transactions transactions,
            Throttle throttle,
            Outbox outbox,
            AccessMails mails,
            MailDomains domains) {
        this.sql = sql;
        this.transactions = transactions;
        this.throttle = throttle;
        this.outbox = outbox;
        this.mails = mails;
        this.domains = domains;
    }

    void tell(Club club, EmailAddress.Valid address, InboundRequests.Request request) {
        var budgets = List.of(
                Budget.window("unknown-network", request.client().network(), A_NETWORK_AN_HOUR, Duration.ofHours(1)),
                Budget.window("unknown-all", "all", AN_INSTALLATION_A_DAY, Duration.ofDays(1)));
        if (!domains.without(List.of(address.domain())).isEmpty()) return;
        if (!first(address.key()) || !(throttle.admit(budgets) instanceof Admission.Admitted)) return;
        outbox.queue(new Draft(
                club.id(),
                Lane.REMINDER,
                "access.unknown",
                request.id().toString(),
                Optional.empty(),
                Optional.empty(),
                address.key(),
                address.asGiven(),
                name(),
                Map.of(),
                request.locale(),
                Optional.empty(),
                transactions.now().plus(Duration.ofDays(1))));
        domains.want(List.of(address.domain()));
    }

    private boolean first(String key) {
        var now = transactions.now();
        return sql.sql(FIRST)
                        .param("key", key)
                        .param("now", utc(now))
                        .param("before", utc(now.minus(ONCE_IN)))
                        .update()
                == 1;
    }

    @Override
    public String name() {
        return "access.unknown";
    }

    @Override
    public Optional<Mail> render(Club club, UUID message, Map<String, String> params, Locale locale) {
        return Optional.of(mails.with(
                club, locale, "access.mail.unknown", new Object[] {club.name()}, Optional.empty(), Optional.empty()));
    }
}
