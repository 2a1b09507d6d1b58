package app.latchkey.access.account;

import app.latchkey.access.mails.Notices;
import app.latchkey.access.projection.StaleAccounts;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Confirmations;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Adds, confirms, chooses and removes the addresses of one's own account. */
@Component
class OwnAddresses {
    private static final int MAILS_AN_HOUR = 5;
    private static final int MAILS_A_DAY = 20;
    private static final int MOST = 8;

    private final AccountAddresses addresses;
    private final Confirmations confirmations;
    private final ConfirmationMail mail;
    private final Notices notices;
    private final Audit audit;
    private final StaleAccounts stale;
    private final Throttle throttle;
    private final Transactions transactions;

    OwnAddresses(
            AccountAddresses addresses,
            Confirmations confirmations,
            ConfirmationMail mail,
            Notices notices,
            Audit audit,
            StaleAccounts stale,
            Throttle throttle,
            Transactions transactions) {
        this.addresses = addresses;
        this.confirmations = confirmations;
        this.mail = mail;
        this.notices = notices;
        this.audit = audit;
        this.stale = stale;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    /** @param waiting asked within a day and not shown to be theirs yet */
    record Held(List<AccountAddress> proven, List<Confirmations.Confirmation> waiting) {}

    Held held(Frames.Me me) {
        return transactions.global(() -> {
            var from = transactions.now().minus(Confirmations.LIFE);
            return new Held(
                    addresses.of(me.account()).stream()
                            .filter(AccountAddress::proven)
                            .toList(),
                    confirmations.pending(List.of(me.account()), from));
        });
    }

    /** @param signsIn else only for getting back in, which a family may share */
    AddressOutcome add(Frames.Me me, String typed, boolean signsIn) {
        var address = EmailAddress.valid(typed);
        if (address.isEmpty()) return new AddressOutcome.Again("access.remedy.address.invalid");
        var held = held(me);
        var known = held.proven.stream()
                .filter(one -> one.key().equals(address.get().key()))
                .findFirst();
        if (known.filter(one -> one.signsIn() || !signsIn).isPresent())
            return new AddressOutcome.Again("access.addresses.have");
        if (held.proven.size() + held.waiting.size() >= MOST) return new AddressOutcome.Again("access.addresses.most");
        if (!admitted(me, address.get())) return new AddressOutcome.Again("access.mailedcode.many");
        var outcome = transactions.inClub(me.frame().id(), () -> {
            var id = confirmations.make(me.account(), address.get(), signsIn);
            mail.queue(me.frame(), me.signedIn(), id, address.get());
            written(me.frame(), me, "access.audit.address.asked", address.get().key());
            return new AddressOutcome.Done(
                    "access.addresses.sent", address.get().asGiven());
        });
        others(me, address.get().key());
        return outcome;
    }

    private boolean admitted(Frames.Me me, EmailAddress.Valid address) {
        var budgets = List.of(
                Budget.window("code-address", address.mailbox(), MAILS_AN_HOUR, Duration.ofHours(1)),
                Budget.window("confirm-account", me.account().toString(), MAILS_A_DAY, Duration.ofDays(1)));
        return throttle.admit(budgets) instanceof Admission.Admitted;
    }

    /** The same address once more; the link before it ends. */
    AddressOutcome again(Frames.Me me, UUID id) {
        return waiting(me, id)
                .map(one -> add(me, one.asGiven(), one.signsIn()))
                .orElse(new AddressOutcome.Again("access.addresses.gone"));
    }

    AddressOutcome cancel(Frames.Me me, UUID id) {
        var waiting = waiting(me, id);
        var done = waiting.isPresent()
                && transactions.inClub(me.frame().id(), () -> {
                    if (!confirmations.cancel(me.account(), id)) return false;
                    written(
                            me.frame(),
                            me,
                            "access.audit.address.cancelled",
                            waiting.get().key());
                    return true;
                });
        waiting.ifPresent(one -> others(me, one.key()));
        return done
                ? new AddressOutcome.Done(
                        "access.addresses.cancelled", waiting.get().asGiven())
                : new AddressOutcome.Again("access.addresses.gone");
    }

    private Optional<Confirmations.Confirmation> waiting(Frames.Me me, UUID id) {
        return held(me).waiting.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Optional<Confirmations.Confirmation> find(UUID id) {
        return transactions.global(() -> confirmations.find(id));
    }

    /** Signed in as the account that asked, with the link that went to the mailbox: both together are the proof. */
    AddressOutcome confirm(Frames.Me me, UUID id) {
        var asked = find(id).filter(one -> one.account().equals(me.account()));
        if (asked.isEmpty()) return new AddressOutcome.Again("access.addresses.gone");
        var one = asked.get();
        var outcome = transactions.inClub(me.frame().id(), () -> {
            if (!confirmations.use(me.account(), id)) return new AddressOutcome.Again("access.addresses.gone");
            var signsIn = addresses.prove(me.account(), one.key(), one.asGiven(), one.signsIn());
            notices.tell(me.frame(), me.account(), "access.notice.address.added");
            written(me.frame(), me, "access.audit.address.added", one.key());
            var shared = one.signsIn() && !signsIn;
            return new AddressOutcome.Done(
                    shared ? "access.addresses.shared" : "access.addresses.added", one.asGiven());
        });
        others(me, one.key());
        return outcome;
    }

    AddressOutcome choose(Frames.Me me, String key) {
        return transactions.inClub(me.frame().id(), () -> {
            if (!addresses.choose(me.account(), key)) return new AddressOutcome.Again("access.addresses.gone");
            notices.tell(me.frame(), me.account(), "access.notice.address.main");
            written(me.frame(), me, "access.audit.address.main", key);
            return new AddressOutcome.Done("access.addresses.chosen", key);
        });
    }

    /** The last way in stays: one address to be reached at, and one to sign in with if there was one. */
    AddressOutcome remove(Frames.Me me, String key) {
        var outcome = transactions.inClub(me.frame().id(), () -> {
            // Of two who remove the last two at once, the second finds one left.
            addresses.lock(me.account());
            var proven = addresses.of(me.account()).stream()
                    .filter(AccountAddress::proven)
                    .toList();
            var going = proven.stream().filter(one -> one.key().equals(key)).findFirst();
            if (going.isEmpty()) return new AddressOutcome.Again("access.addresses.gone");
            var left = proven.stream().filter(one -> !one.key().equals(key)).toList();
            if (left.isEmpty() || going.get().signsIn() && left.stream().noneMatch(AccountAddress::signsIn))
                return new AddressOutcome.Again("access.addresses.last");
            // Before it goes, so that it is told too.
            notices.tell(me.frame(), me.account(), "access.notice.address.removed");
            addresses.remove(me.account(), key);
            written(me.frame(), me, "access.audit.address.removed", key);
            return new AddressOutcome.Done(
                    "access.addresses.removed", going.get().asGiven());
        });
        others(me, key);
        return outcome;
    }

    private void written(Club club, Frames.Me me, String sentence, String key) {
        audit.write(club.id(), Actor.member(me.account()), sentence, Subject.account(me.account()), Map.of());
        stale.in(club.id(), me.account(), key);
    }

    private void others(Frames.Me me, String key) {
        stale.elsewhere(me.frame().id(), me.account(), key);
    }
}
