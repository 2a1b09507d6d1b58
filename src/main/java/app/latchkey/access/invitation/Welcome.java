package app.latchkey.access.invitation;

import app.latchkey.access.Refusal;
import app.latchkey.access.checks.OfAge;
import app.latchkey.access.grants.Grant;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.access.ledger.Attempt;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.ledger.References;
import app.latchkey.access.projection.Stale;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.PasswordRules;
import app.latchkey.accounts.SignedIn;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Staff;
import app.latchkey.members.MemberChanges;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.MailLinks;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.texts.Texts;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Frame;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Before anything is chosen: is the link alive, does one fact of the file have to be known, what does the page show. */
@Component
class Welcome {
    private final Transactions transactions;
    private final GrantReading reading;
    private final Grants grants;
    private final GrantLinks links;
    private final MemberFiles files;
    private final MemberChanges members;
    private final AccountAddresses addresses;
    private final Staff staff;
    private final Ledger ledger;
    private final Stale stale;
    private final Texts texts;
    private final MailLinks mailLinks;

    Welcome(
            Transactions transactions,
            GrantReading reading,
            Grants grants,
            GrantLinks links,
            MemberFiles files,
            MemberChanges members,
            AccountAddresses addresses,
            Staff staff,
            Ledger ledger,
            Stale stale,
            Texts texts,
            MailLinks mailLinks) {
        this.transactions = transactions;
        this.reading = reading;
        this.grants = grants;
        this.links = links;
        this.files = files;
        this.members = members;
        this.addresses = addresses;
        this.staff = staff;
        this.ledger = ledger;
        this.stale = stale;
        this.texts = texts;
        this.mailLinks = mailLinks;
    }

    /** The link was exchanged for a cookie a moment ago, and it did not come back. @return the reference that is shown */
    String withoutCookies(Club club, UUID link, Client client) {
        return transactions.inClub(club.id(), () -> {
            var member = reading.status(club.id(), link)
                    .flatMap(status -> status.grant().member());
            var attempt = Ledger.withoutCookies(member, client);
            ledger.write(club.id(), attempt);
            return References.shown(attempt.ref());
        });
    }

    sealed interface Opened {
        record Go() implements Opened {}

        record Stay(Answer page) implements Opened {}
    }

    Answer page(Club club, UUID link) {
        return transactions.inClub(club.id(), () -> {
            var status = reading.status(club.id(), link);
            if (!(status.orElse(null) instanceof LinkStatus.Living living)) return dead(club, status);
            return page(club, living, false, Optional.empty());
        });
    }

    private Answer page(Club club, LinkStatus.Living living, boolean wrong, Optional<String> ref) {
        var file = file(club, living.grant());
        var fact = file.map(known -> fact(living, known)).orElse(FileFact.NONE);
        var over = fact != FileFact.NONE
                && file.filter(known -> known.factTries() >= FileFact.MOST_TRIES)
                        .isPresent();
        return new WelcomePage(
                club, living.link().id(), fact, wrong && !over, over, ref.map(References::shown), Optional.empty(), "");
    }

    Opened open(Club club, UUID link, String typed, Client client) {
        // Counted before it is compared, in a transaction of its own: sixteen at once are sixteen tries.
        var counted = transactions.inClub(club.id(), () -> counted(club, link));
        return transactions.inClub(club.id(), () -> {
            var status = reading.status(club.id(), link);
            if (!(status.orElse(null) instanceof LinkStatus.Living living)) return new Opened.Stay(dead(club, status));
            var file = file(club, living.grant());
            var fact = file.map(known -> fact(living, known)).orElse(FileFact.NONE);
            if (fact != FileFact.NONE) {
                var known = file.orElseThrow();
                if (!counted) return new Opened.Stay(page(club, living, false, Optional.empty()));
                if (!fact.right(known, typed)) return new Opened.Stay(wrong(club, living, known, client));
                members.forgetFactTries(club.id(), known.id());
            }
            links.opened(club.id(), link);
            mailLinks.opened(club.id(), living.link().message());
            grants.opened(club.id(), living.grant().id());
            living.grant().member().ifPresent(member -> stale.now(club.id(), member));
            return new Opened.Go();
        });
    }

    /** Whether this is one of the few tries that are looked at. */
    private boolean counted(Club club, UUID link) {
        if (!(reading.status(club.id(), link).orElse(null) instanceof LinkStatus.Living living)) return false;
        return file(club, living.grant())
                .filter(known -> fact(living, known) != FileFact.NONE)
                .filter(known -> known.factTries() < FileFact.MOST_TRIES)
                .filter(known -> members.countFactTry(club.id(), known.id()) <= FileFact.MOST_TRIES)
                .isPresent();
    }

    private Answer wrong(Club club, LinkStatus.Living living, MemberFile file, Client client) {
        var attempt = new Attempt(
                Ids.next(),
                References.next(),
                Attempt.Kind.FACT,
                Refusal.FACT_WRONG.name(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.of(file.id()),
                client);
        ledger.write(club.id(), attempt);
        return page(club, living, true, Optional.of(attempt.ref()));
    }

    /** What came to an address that nobody ever confirmed, or lay about in print, opens a file only with one fact of it. */
    private static FileFact fact(LinkStatus.Living living, MemberFile file) {
        var confirmed =
                file.address().filter(main -> main.confirmedAt().isPresent()).isPresent();
        return !living.grant().factNeeded() || confirmed && !living.link().handedOver()
                ? FileFact.NONE
                : FileFact.of(file);
    }

    /** @param me who is signed in in this browser */
    Answer acceptPage(
            Club club, UUID link, Optional<AcceptForm> form, String problem, String field, Optional<SignedIn> me) {
        return transactions.inClub(club.id(), () -> {
            var status = reading.status(club.id(), link);
            if (!(status.orElse(null) instanceof LinkStatus.Living living)) return dead(club, status);
            return acceptPage(club, living, form, problem, field, me);
        });
    }

    private Answer acceptPage(
            Club club,
            LinkStatus.Living living,
            Optional<AcceptForm> form,
            String problem,
            String field,
            Optional<SignedIn> me) {
        var file = file(club, living.grant());
        var today = transactions.now().atZone(club.timeZone()).toLocalDate();
        var minor = file.filter(known -> known.minor(today, OfAge.in(club.country())))
                .isPresent();
        var signsIn = living.link().addressKey().flatMap(addresses::signingIn).isPresent();
        var role = living.grant()
                .role()
                .map(id -> texts.say(
                        Frame.current().locale(),
                        "clubs.role." + staff.role(club.id(), id).name()));
        return new AcceptPage(
                club,
                living.link().id(),
                file.map(MemberFile::name),
                role,
                minor,
                living.link().addressAsSent(),
                signsIn,
                file.map(MemberFile::username).orElse(""),
                form.orElseGet(() -> AcceptForm.fresh(minor, signsIn)),
                problem,
                field,
                role.isPresent() ? PasswordRules.STAFF_SHORTEST : PasswordRules.MEMBER_SHORTEST,
                me.map(SignedIn::holderName),
                Optional.empty(),
                "");
    }

    private Optional<MemberFile> file(Club club, Grant grant) {
        return grant.member().flatMap(member -> files.find(club.id(), member));
    }

    private static Answer dead(Club club, Optional<LinkStatus> status) {
        var why = status.orElse(null) instanceof LinkStatus.Dead dead ? dead.why() : Refusal.LINK_DAMAGED;
        return DeadLinkPage.of(Optional.of(club), why, Optional.empty());
    }
}
