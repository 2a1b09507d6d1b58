package app.latchkey.access.rehearsal;

import app.latchkey.access.grants.Accesses;
import app.latchkey.access.invitation.Enclosing;
import app.latchkey.access.mails.AccessMails;
import app.latchkey.accounts.Account;
import app.latchkey.accounts.Accounts;
import app.latchkey.clubs.AccessRules;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.texts.Texts;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The mail that this member would get now, with nothing in it that opens anything. */
@Component
class RehearsalMail implements MailTemplate {
    static final String NAME = "access.rehearsal";
    private static final String NO_CODE = "•••• •••• ••••";
    private static final Duration RESET_LIFE = Duration.ofHours(1);

    private final MemberFiles files;
    private final Accesses accesses;
    private final Accounts accounts;
    private final AccessMails mails;
    private final Texts texts;
    private final Transactions transactions;

    RehearsalMail(
            MemberFiles files,
            Accesses accesses,
            Accounts accounts,
            AccessMails mails,
            Texts texts,
            Transactions transactions) {
        this.files = files;
        this.accesses = accesses;
        this.accounts = accounts;
        this.mails = mails;
        this.texts = texts;
        this.transactions = transactions;
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
        return MemberId.parse(params.getOrDefault("member", ""))
                .flatMap(member -> files.find(club.id(), member))
                .map(file -> marked(theirs(club, file), locale));
    }

    private Mail theirs(Club club, MemberFile file) {
        var locale = club.speaks(file.language());
        var own = accesses.self(club.id(), file.id());
        if (own.isPresent()) {
            var holder =
                    accounts.find(own.get().account()).map(Account::holderName).orElse(file.name());
            return link(club, locale, "access.mail.reset", new Object[] {holder, club.name()}, RESET_LIFE);
        }
        if (club.access().firstAccess() == AccessRules.FirstAccess.CODE)
            return mails.withNameAndCode(
                    club,
                    locale,
                    "access.mail.firstcode",
                    new Object[] {file.called(), club.name(), file.username()},
                    NO_CODE,
                    club.path() + "rehearsed",
                    transactions.now().plus(Enclosing.CODE_LIFE));
        var life = Duration.ofDays(club.access().inviteDays());
        return link(club, locale, "access.mail.invitation", new Object[] {file.called(), club.name()}, life);
    }

    private Mail link(Club club, Locale locale, String key, Object[] hello, Duration life) {
        var leads = Optional.of(club.path() + "rehearsed");
        return mails.with(
                club, locale, key, hello, leads, Optional.of(transactions.now().plus(life)));
    }

    /** In the subject alone, in the language of whoever rehearses: the mail itself is as the member's. */
    private Mail marked(Mail mail, Locale locale) {
        return new Mail(texts.say(locale, "access.mail.rehearsal.subject", mail.subject()), mail.text(), mail.html());
    }
}
