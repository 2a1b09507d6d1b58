package app.latchkey.access.door;

import app.latchkey.access.mails.AccessMails;
import app.latchkey.clubs.Club;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where the member area is. It opens nothing and names nobody, so that it may go to any mailbox on a file. */
@Component
class DoorMail implements MailTemplate {
    static final String NAME = "access.door";

    private final AccessMails mails;

    DoorMail(AccessMails mails) {
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
        return Optional.of(mails.with(
                club,
                locale,
                "access.mail.door",
                new Object[] {club.name()},
                Optional.of(club.path()),
                Optional.empty()));
    }
}
