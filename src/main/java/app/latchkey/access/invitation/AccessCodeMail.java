package app.latchkey.access.invitation;

import app.latchkey.access.grants.Grant;
import app.latchkey.access.grants.GrantLink;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.access.links.Codes;
import app.latchkey.access.mails.AccessMails;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.platform.database.Transactions;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** "Your username and your code": the code is unsealed when the mail leaves, and stands in no row as it reads. */
@Component
class AccessCodeMail implements MailTemplate {
    static final String NAME = "access.firstcode";

    private final Transactions transactions;
    private final Grants grants;
    private final GrantLinks links;
    private final Codes codes;
    private final MemberFiles files;
    private final AccessMails mails;

    AccessCodeMail(
            Transactions transactions,
            Grants grants,
            GrantLinks links,
            Codes codes,
            MemberFiles files,
            AccessMails mails) {
        this.transactions = transactions;
        this.grants = grants;
        this.links = links;
        this.codes = codes;
        this.files = files;
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
        var link = links.find(club.id(), id(params)).filter(found -> found.living(transactions.now()));
        var file = link.flatMap(found -> grants.find(club.id(), found.grant()))
                .filter(Grant::open)
                .flatMap(Grant::member)
                .flatMap(member -> files.find(club.id(), member));
        return link.flatMap(found ->
                file.flatMap(member -> code(club, found).map(code -> draw(club, locale, found, member, code))));
    }

    private Optional<String> code(Club club, GrantLink link) {
        return links.sealedCode(club.id(), link.id())
                .flatMap(kept -> codes.open(link.id(), kept))
                .map(Codes::spoken);
    }

    private Mail draw(Club club, Locale locale, GrantLink link, MemberFile file, String code) {
        return mails.withNameAndCode(
                club,
                locale,
                "access.mail.firstcode",
                new Object[] {file.called(), club.name(), file.username()},
                code,
                club.path() + "code",
                link.expiresAt());
    }

    @Override
    public void sent(Club club, UUID message, Map<String, String> params, Instant at) {
        links.sent(club.id(), id(params), at);
    }

    private static UUID id(Map<String, String> params) {
        return UUID.fromString(params.getOrDefault("link", ""));
    }
}
