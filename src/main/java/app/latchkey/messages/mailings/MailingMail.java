package app.latchkey.messages.mailings;

import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.messages.unsubscribing.UnsubscribeTokens;
import app.latchkey.platform.ids.Ids;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One recipient's mail, drawn when it leaves: not for whoever was removed or moved since it was written. */
@Component
class MailingMail implements MailTemplate {
    private final Mailings mailings;
    private final Recipients recipients;
    private final MemberFiles files;
    private final UnsubscribeTokens tokens;
    private final Letters letters;

    MailingMail(
            Mailings mailings, Recipients recipients, MemberFiles files, UnsubscribeTokens tokens, Letters letters) {
        this.mailings = mailings;
        this.recipients = recipients;
        this.files = files;
        this.tokens = tokens;
        this.letters = letters;
    }

    @Override
    public String name() {
        return "mailing";
    }

    @Override
    public boolean tellsOfItsClubAlone() {
        return true;
    }

    @Override
    public Optional<Mail> render(Club club, UUID message, Map<String, String> params, Locale locale) {
        var mailing = Ids.parse(params.getOrDefault("mailing", ""))
                .flatMap(id -> mailings.find(club.id(), id))
                // Paused: what a sender has in its hands still leaves, in the words as they are.
                .filter(found -> found.state() == MailingState.SENDING || found.state() == MailingState.PAUSED);
        if (mailing.isEmpty()) return Optional.empty();
        var member = recipients
                .of(club.id(), message)
                .flatMap(to -> files.find(club.id(), to.member()).filter(file -> live(file, to.key())));
        if (member.isEmpty()) return Optional.empty();
        var path = UnsubscribeTokens.PATH + tokens.token(club.id(), message);
        return Optional.of(letters.draw(club, mailing.get(), member.get(), locale, path));
    }

    private static boolean live(MemberFile file, String to) {
        return file.archived().isEmpty()
                && file.erased().isEmpty()
                && file.address().filter(address -> address.key().equals(to)).isPresent();
    }
}
