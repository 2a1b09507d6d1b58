package app.latchkey.access.recovery;

import app.latchkey.access.home.Arrival;
import app.latchkey.access.mails.Notices;
import app.latchkey.accounts.Account;
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
import app.latchkey.clubs.Staff;
import app.latchkey.messages.MailLinks;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Spends a reset: the password, the end of the other sessions, the notice, the way in, in one transaction. */
@Component
class NewPassword {
    private final Transactions transactions;
    private final Resets resets;
    private final ResetLinks links;
    private final Accounts accounts;
    private final AccountAddresses addresses;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Hashing hashing;
    private final Sessions sessions;
    private final Staff staff;
    private final Notices notices;
    private final MailLinks mailLinks;
    private final Arrival arrival;
    private final Audit audit;

    NewPassword(
            Transactions transactions,
            Resets resets,
            ResetLinks links,
            Accounts accounts,
            AccountAddresses addresses,
            Passwords passwords,
            PasswordRules rules,
            Hashing hashing,
            Sessions sessions,
            Staff staff,
            Notices notices,
            MailLinks mailLinks,
            Arrival arrival,
            Audit audit) {
        this.transactions = transactions;
        this.resets = resets;
        this.links = links;
        this.accounts = accounts;
        this.addresses = addresses;
        this.passwords = passwords;
        this.rules = rules;
        this.hashing = hashing;
        this.sessions = sessions;
        this.staff = staff;
        this.notices = notices;
        this.mailLinks = mailLinks;
        this.arrival = arrival;
        this.audit = audit;
    }

    private record Living(Resets.Reset reset, String holder) {}

    /** Outside a transaction. @return whose account it is and the shortest password; empty when the link is dead */
    Optional<NewPasswordPage> page(Club club, UUID id, String problem) {
        return transactions
                .inClub(club.id(), () -> living(id))
                .map(found -> new NewPasswordPage(
                        club, id, found.holder, found.reset.addressKey(), problem, shortest(found.reset.account())));
    }

    private Optional<Living> living(UUID id) {
        return resets.find(id)
                .filter(reset -> reset.living(transactions.now()))
                .map(reset -> new Living(
                        reset,
                        accounts.find(reset.account()).map(Account::holderName).orElse("")));
    }

    /** Whoever works at a desk, wherever that is, needs the longer one: the reset may have come by way of another club. */
    private int shortest(AccountId account) {
        return staff.anywhere(account) ? PasswordRules.STAFF_SHORTEST : PasswordRules.MEMBER_SHORTEST;
    }

    NewPasswordOutcome choose(Club club, UUID id, String password, Client client) {
        var page = page(club, id, "");
        if (page.isEmpty()) return dead(club, id, client);
        opened(club, id);
        var own = List.of(
                club.name(), club.slug(), page.get().holder(), page.get().address());
        var problem = rules.problem(password, page.get().shortest() == PasswordRules.STAFF_SHORTEST, own);
        if (problem.isPresent()) return new NewPasswordOutcome.Again(problem.get());
        var hash = hashing.hash(password);
        return transactions.inClub(club.id(), () -> {
            if (!resets.use(id)) return dead(club, id, client);
            return new NewPasswordOutcome.Inside(set(club, resets.find(id).orElseThrow(), hash, client));
        });
    }

    /** By a person: programs follow links and keep cookies, and send no form. */
    private void opened(Club club, UUID id) {
        transactions.inClub(club.id(), () -> {
            resets.opened(id);
            mailLinks.opened(club.id(), resets.find(id).flatMap(Resets.Reset::message));
        });
    }

    private NewPasswordOutcome dead(Club club, UUID id, Client client) {
        return new NewPasswordOutcome.Dead(transactions.inClub(
                club.id(), () -> links.dead(club, resets.find(id).orElseThrow(), client)));
    }

    private String set(Club club, Resets.Reset reset, String hash, Client client) {
        var account = reset.account();
        passwords.set(account, hash);
        resets.endOthers(account, Optional.of(reset.id()));
        sessions.endOthers(account, Optional.empty());
        addresses.prove(account, reset.addressKey(), reset.addressKey(), false);
        mailLinks.used(club.id(), reset.message(), reset.addressKey());
        notices.tell(club, account, "access.notice.password");
        audit.write(club.id(), Actor.member(account), "access.audit.password", Subject.account(account), Map.of());
        var started = sessions.start(account, client, List.of(SignedIn.RESET));
        if (!started.waits()) arrival.enterByLink(club, account, List.of(SignedIn.RESET), client);
        return started.token();
    }
}
