package app.latchkey.access.invitation;

import app.latchkey.access.grants.Grant;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.access.links.LinkTokens;
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

/** "Create your account": rendered when it leaves, never stored. */
@Component
class InvitationMail implements MailTemplate {
    static final String NAME = "access.invitation";

    private final Transactions transactions;
    private final Grants grants;
    private final GrantLinks links;
    private final LinkTokens tokens;
    private final MemberFiles files;
    private final AccessMails mails;

    InvitationMail(
            Transactions transactions,
            Grants grants,
            GrantLinks links,
            LinkTokens tokens,
            MemberFiles files,
            AccessMails mails) {
        this.transactions = transactions;
        this.grants = grants;
        this.links = links;
        this.tokens = tokens;
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
        var link = links.find(club.id(), UUID.fromString(params.getOrDefault("link", "")))
                .filter(found -> found.living(transactions.now()));
        var grant = link.flatMap(found -> grants.find(club.id(), found.grant())).filter(Grant::open);
        if (grant.isEmpty()) return Optional.empty();
        var first = grant.get()
                .member()
                .flatMap(member -> files.find(club.id(), member))
                .map(MemberFile::called);
        return Optional.of(mails.with(
                club,
                locale,
                first.isPresent() ? "access.mail.invitation" : "access.mail.staff",
                new Object[] {first.orElse(""), club.name()},
                Optional.of("/k/" + tokens.token(link.orElseThrow().id())),
                Optional.of(link.orElseThrow().expiresAt())));
    }

    @Override
    public void sent(Club club, UUID message, Map<String, String> params, Instant at) {
        links.sent(club.id(), UUID.fromString(params.getOrDefault("link", "")), at);
    }
}
