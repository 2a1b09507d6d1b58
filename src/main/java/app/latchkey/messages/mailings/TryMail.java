package app.latchkey.messages.mailings;

import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.messages.unsubscribing.UnsubscribeTokens;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** "Send to me": a mailing as one of its recipients would read it, to whoever writes it. Its link unsubscribes nobody. */
@Component
class TryMail implements MailTemplate {
    static final String NAME = "mailing.try";

    private final Mailings mailings;
    private final MemberFiles files;
    private final Letters letters;

    TryMail(Mailings mailings, MemberFiles files, Letters letters) {
        this.mailings = mailings;
        this.files = files;
        this.letters = letters;
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
        var mailing = Ids.parse(params.getOrDefault("mailing", "")).flatMap(id -> mailings.find(club.id(), id));
        var as = MemberId.parse(params.getOrDefault("as", "")).flatMap(id -> files.find(club.id(), id));
        if (mailing.isEmpty() || as.isEmpty()) return Optional.empty();
        var drawn =
                letters.draw(club, Letters.words(mailing.get()), as.get(), locale, UnsubscribeTokens.PATH + "example");
        return Optional.of(new Mail(drawn.subject(), drawn.text(), drawn.html()));
    }
}
