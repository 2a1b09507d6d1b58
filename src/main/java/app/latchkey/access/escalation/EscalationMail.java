package app.latchkey.access.escalation;

import app.latchkey.access.Words;
import app.latchkey.access.mails.AccessMails;
import app.latchkey.clubs.Club;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** "A club asks for your help": the cause in words, and where the case stands. */
@Component
class EscalationMail implements MailTemplate {
    static final String NAME = "access.escalation";

    private final EscalationRows rows;
    private final Words words;
    private final AccessMails mails;

    EscalationMail(EscalationRows rows, Words words, AccessMails mails) {
        this.rows = rows;
        this.words = words;
        this.mails = mails;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Mail> render(Club club, UUID message, Map<String, String> params, Locale locale) {
        var id = UUID.fromString(params.getOrDefault("escalation", ""));
        return rows.find(club.id(), id)
                .filter(found -> found.closedAt().isEmpty())
                .map(found -> mails.with(
                        club,
                        locale,
                        "access.mail.escalation",
                        new Object[] {club.name(), words.cause(found.code(), locale)},
                        Optional.of("/operator/escalations/" + club.id() + "/" + id),
                        Optional.empty()));
    }
}
