package app.latchkey.access.door;

import app.latchkey.access.mails.AccessMails;
import app.latchkey.accounts.Accounts;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.settings.Settings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** "Your clubs": told to a proven mailbox alone, drawn when it leaves. */
@Component
class ClubsMail implements MailTemplate {
    static final String NAME = "access.clubs";

    private final Accounts accounts;
    private final Clubs clubs;
    private final Settings settings;
    private final AccessMails mails;

    ClubsMail(Accounts accounts, Clubs clubs, Settings settings, AccessMails mails) {
        this.accounts = accounts;
        this.clubs = clubs;
        this.settings = settings;
        this.mails = mails;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Mail> render(Club club, UUID message, Map<String, String> params, Locale locale) {
        var ids = Arrays.stream(params.getOrDefault("accounts", "").split(" "))
                .filter(id -> !id.isEmpty())
                .map(id -> new AccountId(UUID.fromString(id)))
                .flatMap(account -> accounts.clubs(account).stream())
                .distinct()
                .toList();
        var lines = clubs.find(ids).stream()
                .map(one -> one.name() + ": " + settings.address(one.path()))
                .toList();
        if (lines.isEmpty()) return Optional.empty();
        return Optional.of(mails.withWords(club, locale, "access.mail.clubs", lines));
    }
}
