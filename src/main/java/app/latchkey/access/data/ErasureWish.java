package app.latchkey.access.data;

import app.latchkey.access.home.Landing;
import app.latchkey.access.ledger.References;
import app.latchkey.access.requests.AccessRequest;
import app.latchkey.access.requests.Arriving;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.SignedIn;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.texts.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A person's wish reaches the desk where it reads everything else that people write. */
@Component
class ErasureWish {
    private final Transactions transactions;
    private final Arriving arriving;
    private final AccountAddresses addresses;
    private final Audit audit;
    private final Texts texts;

    ErasureWish(Transactions transactions, Arriving arriving, AccountAddresses addresses, Audit audit, Texts texts) {
        this.transactions = transactions;
        this.arriving = arriving;
        this.addresses = addresses;
        this.audit = audit;
        this.texts = texts;
    }

    void send(Club club, SignedIn me, Landing.Way acting) {
        transactions.inClub(club.id(), () -> {
            audit.write(
                    club.id(),
                    Actor.member(me.account()),
                    "access.audit.erasure.wanted",
                    Subject.member(acting.member()),
                    Map.of());
            var words = texts.say(club.locale(), "access.data.erase.words", acting.name());
            var note = new AccessRequest.Note(me.holderName(), reply(me), words, "OTHER");
            arriving.asked(
                    club.id(),
                    References.next(),
                    transactions.now(),
                    Optional.empty(),
                    note,
                    List.of(acting.member()),
                    me.locale());
        });
    }

    private String reply(SignedIn me) {
        return addresses.of(me.account()).stream()
                .filter(AccountAddress::proven)
                .findFirst()
                .map(AccountAddress::asGiven)
                .orElse("");
    }
}
