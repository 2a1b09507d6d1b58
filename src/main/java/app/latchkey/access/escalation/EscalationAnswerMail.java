package app.latchkey.access.escalation;

import app.latchkey.access.mails.AccessMails;
import app.latchkey.clubs.Club;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the operator wrote, to whoever asked at the desk. */
@Component
class EscalationAnswerMail implements MailTemplate {
    static final String NAME = "access.escalation.answer";

    private final EscalationRows rows;
    private final AccessMails mails;

    EscalationAnswerMail(EscalationRows rows, AccessMails mails) {
        this.rows = rows;
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
                .flatMap(found ->
                        found.said().stream().filter(said -> said.operator()).reduce((first, second) -> second))
                .map(said -> mails.withWords(club, locale, "access.mail.escalated", said.lines()));
    }
}
