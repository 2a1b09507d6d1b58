package app.latchkey.access.account;

import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.SignedIn;
import app.latchkey.accounts.Visitor;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who stands before a page of no club, and which of their clubs lends it what only a club has. */
@Component
class Frames {
    private final Accounts accounts;
    private final Clubs clubs;
    private final Transactions transactions;

    Frames(Accounts accounts, Clubs clubs, Transactions transactions) {
        this.accounts = accounts;
        this.clubs = clubs;
        this.transactions = transactions;
    }

    /** @param clubs by name */
    record Me(SignedIn signedIn, List<Club> clubs) {
        AccountId account() {
            return signedIn.account();
        }

        /** Whoever has left the last club has no account any more. */
        Club frame() {
            return clubs.stream().findFirst().orElseThrow(NotFound::new);
        }
    }

    Me me(Visitor visitor, String page) {
        var person = visitor.signedIn().orElseThrow(() -> new GoTo(Redirect.to("/sign-in?next=" + page)));
        var me = new Me(person, of(person.account()));
        if (person.kiosk()) throw new GoTo(Redirect.to(me.frame().path()).saying("access.kiosk.credentials"));
        return me;
    }

    List<Club> of(AccountId account) {
        return transactions.global(() -> clubs.find(accounts.clubs(account)));
    }

    Optional<Club> frame(AccountId account) {
        return of(account).stream().findFirst();
    }
}
