package app.latchkey.access.join;

import app.latchkey.access.links.MailedCodes;
import app.latchkey.access.mails.CodeMail;
import app.latchkey.clubs.Club;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The worker's part: a code for whoever asked, or the news that they have access. Inside a transaction of the club. */
@Component
public class JoinCodes {
    private static final int AN_ADDRESS_AN_HOUR = 5;
    private static final int AN_ADDRESS_A_DAY = 10;
    private static final int A_NETWORK_AN_HOUR = 100;
    private static final int A_CLUB_AN_HOUR = 500;

    private final Matching matching;
    private final MailedCodes codes;
    private final CodeMail mail;
    private final JoinMail known;
    private final Throttle throttle;

    JoinCodes(Matching matching, MailedCodes codes, CodeMail mail, JoinMail known, Throttle throttle) {
        this.matching = matching;
        this.codes = codes;
        this.mail = mail;
        this.known = known;
        this.throttle = throttle;
    }

    public void send(Club club, UUID request, String typed, String network, byte[] browser, Locale locale) {
        if (!club.access().joinable()) return;
        EmailAddress.valid(typed)
                .filter(address -> admitted(club, address, network))
                .ifPresent(address -> {
                    switch (matching.of(club, address.key())) {
                        case Matching.Match.Inside() -> known.queue(club, request, address, locale);
                        case Matching.Match.Theirs theirs -> code(club, address, browser, locale);
                        case Matching.Match.Closed closed -> code(club, address, browser, locale);
                        case Matching.Match.Near near -> code(club, address, browser, locale);
                        case Matching.Match.Nobody() -> code(club, address, browser, locale);
                    }
                });
    }

    private void code(Club club, EmailAddress.Valid address, byte[] browser, Locale locale) {
        var code = codes.make(MailedCodes.For.JOIN, Optional.empty(), address.key(), browser);
        mail.queue(club, "access.mail.join", code, Optional.empty(), address, locale);
    }

    /** Whoever writes other people's addresses here fills no mailbox with it; the page says the same all the same. */
    private boolean admitted(Club club, EmailAddress.Valid address, String network) {
        var budgets = List.of(
                Budget.window("join-network", network, A_NETWORK_AN_HOUR, Duration.ofHours(1)),
                Budget.window("code-address", address.mailbox(), AN_ADDRESS_AN_HOUR, Duration.ofHours(1)),
                Budget.window("join-address", address.mailbox(), AN_ADDRESS_A_DAY, Duration.ofDays(1)),
                Budget.window("join-club", club.id().toString(), A_CLUB_AN_HOUR, Duration.ofHours(1)));
        return throttle.admit(budgets) instanceof Admission.Admitted;
    }
}
