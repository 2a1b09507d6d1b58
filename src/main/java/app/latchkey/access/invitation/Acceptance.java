package app.latchkey.access.invitation;

import app.latchkey.access.Refusal;
import app.latchkey.access.checks.OfAge;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.grants.Grant;
import app.latchkey.access.grants.GrantLink;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.access.home.Arrival;
import app.latchkey.access.mails.Notices;
import app.latchkey.access.projection.Stale;
import app.latchkey.access.projection.StaleAccounts;
import app.latchkey.access.projection.StaleNeighbours;
import app.latchkey.access.relink.Relinks;
import app.latchkey.access.signin.SignIn;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.PasswordRules;
import app.latchkey.accounts.Passwords;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.members.MemberChanges;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.MailLinks;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Spends a grant: gives the access, proves the address, ends inside. One transaction, after every secret was compared. */
@Component
class Acceptance {
    private final Transactions transactions;
    private final GrantReading reading;
    private final Grants grants;
    private final GrantLinks links;
    private final Accesses accesses;
    private final MemberFiles files;
    private final MemberChanges members;
    private final Accounts accounts;
    private final AccountAddresses addresses;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Hashing hashing;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Staff staff;
    private final Arrival arrival;
    private final Relinks relinks;
    private final MailLinks mailLinks;
    private final Notices notices;
    private final Audit audit;
    private final Stale stale;
    private final StaleNeighbours neighbours;
    private final StaleAccounts staleAccounts;

    Acceptance(
            Transactions transactions,
            GrantReading reading,
            Grants grants,
            GrantLinks links,
            Accesses accesses,
            MemberFiles files,
            MemberChanges members,
            Accounts accounts,
            AccountAddresses addresses,
            Passwords passwords,
            PasswordRules rules,
            Hashing hashing,
            SignIn signIn,
            Sessions sessions,
            Staff staff,
            Arrival arrival,
            Relinks relinks,
            MailLinks mailLinks,
            Notices notices,
            Audit audit,
            Stale stale,
            StaleNeighbours neighbours,
            StaleAccounts staleAccounts) {
        this.transactions = transactions;
        this.reading = reading;
        this.grants = grants;
        this.links = links;
        this.accesses = accesses;
        this.files = files;
        this.members = members;
        this.accounts = accounts;
        this.addresses = addresses;
        this.passwords = passwords;
        this.rules = rules;
        this.hashing = hashing;
        this.signIn = signIn;
        this.sessions = sessions;
        this.staff = staff;
        this.arrival = arrival;
        this.relinks = relinks;
        this.mailLinks = mailLinks;
        this.notices = notices;
        this.audit = audit;
        this.stale = stale;
        this.neighbours = neighbours;
        this.staleAccounts = staleAccounts;
    }

    /** @param own an address that this person has just proven, instead of the invitation's */
    record Wanted(AcceptForm form, String password, Locale locale, Client client, Optional<EmailAddress.Valid> own) {}

    /** What is wrong with what was typed, before any secret is spent on it. */
    Optional<AcceptOutcome> problem(Club club, UUID linkId, Wanted wanted) {
        return transactions
                .inClub(club.id(), () -> reading.status(club.id(), linkId))
                .flatMap(status -> problem(club, status.grant(), wanted));
    }

    AcceptOutcome accept(Club club, UUID linkId, Wanted wanted) {
        var status = transactions.inClub(club.id(), () -> reading.status(club.id(), linkId));
        if (status.isEmpty()) return new AcceptOutcome.Dead(Refusal.LINK_DAMAGED);
        if (status.get() instanceof LinkStatus.Dead dead) return new AcceptOutcome.Dead(dead.why());
        var grant = status.get().grant();
        if (wanted.form.existing()) {
            var proven = signIn.prove(club, wanted.form.identifier(), wanted.password, wanted.client);
            if (proven.isEmpty()) return new AcceptOutcome.Again("access.signin.refused", "identifier");
            if (grant.role().isPresent() && rules.tooShort(wanted.password, true))
                return new AcceptOutcome.Again("access.accept.staff.short", "password");
            return spend(club, status.get(), wanted, proven, Optional.empty(), this::inside);
        }
        var problem = problem(club, grant, wanted);
        if (problem.isPresent()) return problem.get();
        var hash = Optional.of(hashing.hash(wanted.password));
        return spend(club, status.get(), wanted, Optional.empty(), hash, this::inside);
    }

    /** With the account that this browser is signed in to: its owner has said so, and has shown the secret just now. */
    AcceptOutcome take(Club club, UUID linkId, Wanted wanted, SignedIn me) {
        var status = transactions.inClub(club.id(), () -> reading.status(club.id(), linkId));
        if (status.isEmpty()) return new AcceptOutcome.Dead(Refusal.LINK_DAMAGED);
        if (status.get() instanceof LinkStatus.Dead dead) return new AcceptOutcome.Dead(dead.why());
        if (!transactions.global(() -> me.freshlyProven(transactions.now()))) return new AcceptOutcome.ProofFirst();
        // How long a password is can only be seen while it is typed.
        if (status.get().grant().role().isPresent()
                && transactions.global(() -> passwords.find(me.account())).isPresent())
            return new AcceptOutcome.Again("access.accept.here.staff", "password");
        return spend(club, status.get(), wanted, Optional.of(me.account()), Optional.empty(), (at, account, client) -> {
            arrival.enterByLink(at, account, me.factors(), client);
            return new AcceptOutcome.Taken();
        });
    }

    /** What becomes of the browser, in the transaction that spends the grant. */
    private interface Ending {
        AcceptOutcome of(Club club, AccountId account, Client client);
    }

    private Optional<AcceptOutcome> problem(Club club, Grant grant, Wanted wanted) {
        var forStaff = grant.role().isPresent();
        if ((forStaff || wanted.form.guardian()) && wanted.form.name().isBlank())
            return Optional.of(new AcceptOutcome.Again("access.accept.name.missing", "name"));
        var own = new ArrayList<>(List.of(club.name(), club.slug(), wanted.form.name()));
        grant.member()
                .flatMap(member -> transactions.inClub(club.id(), () -> files.find(club.id(), member)))
                .ifPresent(file -> own.addAll(OwnWords.of(file)));
        return rules.problem(wanted.password, forStaff, own).map(key -> new AcceptOutcome.Again(key, "password"));
    }

    private AcceptOutcome spend(
            Club club,
            LinkStatus status,
            Wanted wanted,
            Optional<AccountId> existing,
            Optional<String> hash,
            Ending ending) {
        var own = wanted.own.filter(address -> status.grant().member().isPresent());
        AcceptOutcome outcome = transactions.inClub(club.id(), () -> {
            var account = existing.orElseGet(AccountId::next);
            var grant = status.grant();
            var as = grant.role().isPresent() ? "STAFF" : wanted.form.guardian() ? "GUARDIAN" : "SELF";
            // The file waits for us, or we for whoever makes it part of another one and closes this grant.
            grant.member().ifPresent(member -> files.hold(club.id(), List.of(member)));
            var refused = grant.member().flatMap(member -> conflict(club, grant, member, account, as));
            if (refused.isPresent()) return refused.get();
            if (!grants.use(club.id(), grant.id(), status.link().id(), account, as))
                return new AcceptOutcome.Dead(Refusal.LINK_USED);
            if (existing.isEmpty()) create(club, account, grant, wanted, hash.orElseThrow());
            give(club, status.link(), grant, account, as);
            own.ifPresentOrElse(
                    address -> addresses.prove(account, address.key(), address.asGiven(), true),
                    () -> prove(club, status.link(), grant, account, as));
            links.forgetCodes(club.id(), grant.id());
            return ending.of(club, account, wanted.client);
        });
        // A new account acts in no other club yet.
        if (outcome instanceof AcceptOutcome.Inside || outcome instanceof AcceptOutcome.Taken)
            existing.ifPresent(account -> own.map(EmailAddress.Valid::key)
                    .or(() -> status.link().addressKey())
                    .ifPresent(key -> staleAccounts.elsewhere(club.id(), account, key)));
        return outcome;
    }

    /** An account is one person in a club, a person has one own access: said before anything is spent. */
    private Optional<AcceptOutcome> conflict(Club club, Grant grant, MemberId member, AccountId account, String as) {
        var held = accesses.of(club.id(), account);
        if (held.stream().anyMatch(access -> access.member().equals(member) && access.self() == as.equals("SELF")))
            return Optional.of(new AcceptOutcome.Dead(Refusal.LINK_USED));
        if (!as.equals("SELF")) return Optional.empty();
        if (held.stream().anyMatch(Access::self))
            return Optional.of(new AcceptOutcome.Again("access.accept.other", "identifier"));
        // Asked again at the moment it is spent: the role may be younger than the code. It never moves with an access.
        return accesses.self(club.id(), member)
                .filter(own -> !grant.relink()
                        || !grant.byOwner()
                                && staff.find(club.id(), own.account()).isPresent())
                .map(own -> new AcceptOutcome.Dead(grant.relink() ? Refusal.LINK_SUPERSEDED : Refusal.LINK_USED));
    }

    private void create(Club club, AccountId account, Grant grant, Wanted wanted, String hash) {
        var member = grant.member().flatMap(id -> files.find(club.id(), id));
        var holder = wanted.form.guardian() || member.isEmpty()
                ? wanted.form.name().strip()
                : member.get().name();
        accounts.create(account, holder, wanted.locale);
        passwords.set(account, hash);
    }

    private void give(Club club, GrantLink link, Grant grant, AccountId account, String as) {
        if (grant.role().isPresent()) {
            Role role = staff.role(club.id(), grant.role().get());
            staff.give(club.id(), account, role);
            neighbours.of(club.id(), List.of(), List.of(account));
            audit.write(
                    club.id(),
                    Actor.member(account),
                    "access.audit.staff.accepted",
                    Subject.account(account),
                    Map.of("role", role.name()));
            return;
        }
        var member = grant.member().orElseThrow();
        var relation = Access.Relation.valueOf(as);
        if (relation == Access.Relation.SELF && grant.relink()) relinks.endFormer(club, member);
        accesses.give(
                club.id(),
                member,
                account,
                relation,
                relation == Access.Relation.GUARDIAN
                        ? files.find(club.id(), member).flatMap(file -> OfAge.reached(club, file, transactions.now()))
                        : Optional.empty(),
                grant.channel().name(),
                grant.by());
        // Of a re-link the former account hears; of a first code only the mailbox on the file can.
        if (link.handedOver() && !grant.relink())
            files.find(club.id(), member).ifPresent(file -> notices.tellOnFile(club, file, "access.notice.handed"));
        grants.closeAll(club.id(), member, "OTHER_ACCESS", Optional.of(grant.id()));
        audit.write(
                club.id(),
                Actor.member(account),
                "access.audit.accepted." + as.toLowerCase(Locale.ROOT),
                Subject.member(member),
                Map.of("channel", grant.channel().name()));
        stale.now(club.id(), member);
    }

    /** Whoever opened a link that went only there has the mailbox; a shared one signs in only the first. */
    private void prove(Club club, GrantLink link, Grant grant, AccountId account, String as) {
        if (link.addressKey().isEmpty()) return;
        var key = link.addressKey().get();
        addresses.prove(account, key, link.addressAsSent().orElse(key), true);
        mailLinks.used(club.id(), link.message(), key);
        grant.member().ifPresent(member -> members.confirmAddress(club.id(), member, key));
        grant.member().ifPresent(member -> neighbours.at(club.id(), List.of(member), List.of(key)));
    }

    private AcceptOutcome inside(Club club, AccountId account, Client client) {
        var started = sessions.start(account, client, List.of(SignedIn.GRANT));
        if (!started.waits()) arrival.enterByLink(club, account, List.of(SignedIn.GRANT), client);
        return new AcceptOutcome.Inside(started.token());
    }
}
