package app.latchkey.access.recovery;

import app.latchkey.access.Invitations;
import app.latchkey.access.Refusal;
import app.latchkey.access.door.ClubsOf;
import app.latchkey.access.door.Names;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.access.help.Helping;
import app.latchkey.access.join.JoinCodes;
import app.latchkey.access.ledger.Attempt;
import app.latchkey.access.ledger.Elsewhere;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.mailedcode.SignInCodes;
import app.latchkey.access.signin.Identifier;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Lane;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The branch behind the one answer: whom the typed text leads to, and what they get. Inside a transaction of the club. */
@Component
class Recovery {
    private static final int MAILS_AN_HOUR = 5;

    private final Identifier identifier;
    private final ResetSending resets;
    private final Invitations invitations;
    private final Accesses accesses;
    private final MemberFiles files;
    private final Grants grants;
    private final GrantLinks links;
    private final UnknownAddress unknown;
    private final Ledger ledger;
    private final Throttle throttle;
    private final Helping helping;
    private final SignInCodes codes;
    private final JoinCodes joins;
    private final Names names;
    private final Elsewhere elsewhere;
    private final ClubsOf clubsOf;
    private final InboundRequests inbound;

    Recovery(
            Identifier identifier,
            ResetSending resets,
            Invitations invitations,
            Accesses accesses,
            MemberFiles files,
            Grants grants,
            GrantLinks links,
            UnknownAddress unknown,
            Ledger ledger,
            Throttle throttle,
            Helping helping,
            SignInCodes codes,
            JoinCodes joins,
            Names names,
            Elsewhere elsewhere,
            ClubsOf clubsOf,
            InboundRequests inbound) {
        this.identifier = identifier;
        this.resets = resets;
        this.invitations = invitations;
        this.accesses = accesses;
        this.files = files;
        this.grants = grants;
        this.links = links;
        this.unknown = unknown;
        this.ledger = ledger;
        this.throttle = throttle;
        this.helping = helping;
        this.codes = codes;
        this.joins = joins;
        this.names = names;
        this.elsewhere = elsewhere;
        this.clubsOf = clubsOf;
        this.inbound = inbound;
    }

    void answer(Club club, InboundRequests.Request request) {
        switch (request.kind()) {
            case "RESEND" -> resend(club, request);
            case "HELP" -> helping.arrive(club, request.typed(), request.ref(), request.at(), request.locale());
            case "FIND_NAME" -> findName(club, request);
            case "SIGN_IN" -> request.device().ifPresent(browser -> codes.send(club, request.typed(), browser));
            case "JOIN" -> request.device().ifPresent(browser -> join(club, request, browser));
            default -> recover(club, request);
        }
    }

    private void join(Club club, InboundRequests.Request request, byte[] browser) {
        joins.send(club, request.id(), request.typed(), request.client().network(), browser, request.locale());
    }

    /** A mailbox with no name here is answered as any other that asks for a way in. */
    private void findName(Club club, InboundRequests.Request request) {
        var told = EmailAddress.valid(request.typed())
                .filter(address -> names.tell(club, address, request.id(), request.locale()))
                .isPresent();
        if (!told) recover(club, request);
    }

    private void recover(Club club, InboundRequests.Request request) {
        var typed = Identifier.tidy(request.typed());
        var address = EmailAddress.valid(typed);
        if (address.isPresent() && elsewhereAlone(club, address.get(), request)) return;
        var found = address.isPresent()
                ? byAddress(club, address.get(), request.device())
                : byName(club, typed, request.device());
        if (found) return;
        note(club, request, typed);
        address.ifPresent(known -> unknown.tell(club, known, request));
    }

    /**
     * Whom only another club knows is answered by that one, with its link and among its messages. For this desk they are
     * somebody whom it does not know: it would learn by the mail that they are a member somewhere.
     */
    private boolean elsewhereAlone(Club club, EmailAddress.Valid address, InboundRequests.Request request) {
        var again = request.subject().isPresent();
        var onFile = !files.byAddress(club.id(), address.key(), true).isEmpty();
        if (again || onFile || !elsewhere.only(club.id(), address.key())) return false;
        var home = clubsOf.of(address.key()).stream()
                .filter(other -> !other.id().equals(club.id()))
                .findFirst();
        if (home.isEmpty()) return false;
        note(club, request, address.key());
        inbound.forward(request, home.get().id());
        return true;
    }

    /** Accounts that have proven the address, and people without own access whose file has it. */
    private boolean byAddress(Club club, EmailAddress.Valid address, Optional<byte[]> browser) {
        var accounts = resets.provenAt(address.key());
        var waiting = files.byAddress(club.id(), address.key(), false).stream()
                .filter(member -> accesses.of(club.id(), List.of(member)).isEmpty())
                .toList();
        if (!accounts.isEmpty() || !waiting.isEmpty()) {
            if (admitted(address.key())) {
                // Of several people at one mailbox each link names whose it is; a code typed elsewhere could not.
                var typing = accounts.size() == 1 ? browser : Optional.<byte[]>empty();
                accounts.forEach(
                        account -> resets.sendTo(club, account, Actor.member(account.account()), Lane.ACCESS, typing));
                waiting.forEach(member -> invite(club, member));
            }
            return true;
        }
        return false;
    }

    /** Asked without a club: this one, which knows the address, lends its mail. */
    void reset(Club club, EmailAddress.Valid address) {
        if (!admitted(address.key())) return;
        for (var account : resets.provenAt(address.key()))
            resets.sendTo(club, account, Actor.member(account.account()), Lane.ACCESS, Optional.empty());
    }

    private boolean byName(Club club, String typed, Optional<byte[]> browser) {
        var known = identifier.find(club.id(), typed);
        if (known.account().isPresent()) {
            var account = known.account().get();
            var sent = admitted(account.toString())
                    ? resets.send(club, account, Actor.member(account), Lane.ACCESS, browser)
                    : Optional.<AccountAddress>empty();
            return sent.isPresent() || known.member().isPresent();
        }
        known.member().filter(member -> admitted(member.toString())).ifPresent(member -> invite(club, member));
        return known.member().isPresent();
    }

    /** A contact address can only receive a grant, and only for somebody whom the club asked in. */
    private void invite(Club club, MemberId member) {
        if (files.find(club.id(), member).filter(file -> file.invitable()).isPresent())
            invitations.invite(club, member, Actor.SYSTEM, Lane.ACCESS);
    }

    private void resend(Club club, InboundRequests.Request request) {
        request.subject()
                .flatMap(link -> links.find(club.id(), link))
                .flatMap(link -> grants.find(club.id(), link.grant()))
                .flatMap(grant -> grant.member())
                .filter(member -> admitted(member.toString()))
                .ifPresent(member -> invitations.invite(club, member, Actor.SYSTEM, Lane.ACCESS));
    }

    private boolean admitted(String whom) {
        var budget = Budget.window("recovery", whom, MAILS_AN_HOUR, Duration.ofHours(1));
        return throttle.admit(List.of(budget)) instanceof Admission.Admitted;
    }

    /** The desk sees that somebody asked, under the reference that the page showed. */
    private void note(Club club, InboundRequests.Request request, String typed) {
        ledger.write(
                club.id(),
                new Attempt(
                        Ids.next(),
                        request.ref(),
                        Attempt.Kind.RECOVER,
                        Refusal.NOBODY.name(),
                        true,
                        Optional.of(typed),
                        Optional.empty(),
                        Optional.<MemberId>empty(),
                        request.client()));
    }
}
