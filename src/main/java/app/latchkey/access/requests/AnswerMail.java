package app.latchkey.access.requests;

import app.latchkey.access.mails.AccessMails;
import app.latchkey.clubs.Club;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A fixed frame that says who writes and why, and the desk's own words in it. It carries no link but the club's address. */
@Component
class AnswerMail implements MailTemplate {
    static final String NAME = "access.answer";

    private final Answers answers;
    private final AccessMails mails;

    AnswerMail(Answers answers, AccessMails mails) {
        this.answers = answers;
        this.mails = mails;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean tellsOfItsClubAlone() {
        return true;
    }

    @Override
    public Optional<Mail> render(Club club, UUID message, Map<String, String> params, Locale locale) {
        return answers.words(club.id(), UUID.fromString(params.getOrDefault("answer", "")))
                .map(words -> mails.withWords(club, locale, "access.mail.answer", words));
    }
}
