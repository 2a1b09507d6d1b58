package app.latchkey.access.secondfactor;

import app.latchkey.access.Refusal;
import app.latchkey.access.freshproof.FreshProof;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.home.Arrival;
import app.latchkey.access.home.Landing;
import app.latchkey.access.ledger.Attempt;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.ledger.References;
import app.latchkey.access.lostfactor.LostFactors;
import app.latchkey.access.projection.Stale;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.SecondFactors;
import app.latchkey.accounts.Sessions;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Throttle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The step between the first factor and the inside. */
@Component
class SecondStep {
    private final Sessions sessions;
    private final SecondFactors factors;
    private final LostFactors lost;
    private final Arrival arrival;
    private final Accesses accesses;
    private final Ledger ledger;
    private final Stale stale;
    private final Throttle throttle;
    private final Transactions transactions;

    SecondStep(
            Sessions sessions,
            SecondFactors factors,
            LostFactors lost,
            Arrival arrival,
            Accesses accesses,
            Ledger ledger,
            Stale stale,
            Throttle throttle,
            Transactions transactions) {
        this.sessions = sessions;
        this.factors = factors;
        this.lost = lost;
        this.arrival = arrival;
        this.accesses = accesses;
        this.ledger = ledger;
        this.stale = stale;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    sealed interface Outcome {
        record Inside(String token, Landing landing) implements Outcome {}

        record Wrong(String ref) implements Outcome {}

        /** Ten minutes are over, or nothing waits in this browser. */
        record Over() implements Outcome {}
    }

    boolean waits(Optional<String> token) {
        return waiting(token).isPresent();
    }

    private Optional<Sessions.Waiting> waiting(Optional<String> token) {
        return token.flatMap(value -> transactions.global(() -> sessions.waiting(value)));
    }

    Outcome show(Club club, Optional<String> token, String typed, Client client) {
        var waiting = waiting(token);
        if (waiting.isEmpty()) return new Outcome.Over();
        var account = waiting.get().account();
        var budget = FreshProof.ofCodes(account);
        var admission = throttle.admit(List.of(budget));
        if (!(admission instanceof Admission.Admitted))
            return refuse(club, account, Refusal.THROTTLED, admission, client);
        var factor = transactions.global(() -> factors.use(account, typed));
        if (factor.isEmpty()) return refuse(club, account, Refusal.SECOND_FACTOR_WRONG, admission, client);
        throttle.clear(budget);
        return transactions.inClub(
                club.id(),
                () -> sessions.complete(token.orElseThrow(), factor.get())
                        .<Outcome>map(fresh -> inside(club, waiting.get(), factor.get(), fresh, client))
                        .orElseGet(Outcome.Over::new));
    }

    private Outcome inside(Club club, Sessions.Waiting waiting, String factor, String fresh, Client client) {
        // Shown after all: a request to take it away was somebody else's, or is not needed any more.
        lost.end(waiting.account());
        var factors =
                Stream.concat(waiting.factors().stream(), Stream.of(factor)).toList();
        return new Outcome.Inside(fresh, arrival.enter(club, waiting.account(), factors, client));
    }

    /** Begun anew: the waiting session ends. */
    void leave(Optional<String> token) {
        waiting(token).ifPresent(one -> transactions.global(() -> sessions.end(one.account(), one.session())));
    }

    private Outcome refuse(Club club, AccountId account, Refusal why, Admission admission, Client client) {
        var ref = References.next();
        transactions.inClub(club.id(), () -> {
            var own = accesses.of(club.id(), account).stream()
                    .filter(Access::self)
                    .map(Access::member)
                    .findFirst();
            ledger.write(
                    club.id(),
                    new Attempt(
                                    Ids.next(),
                                    ref,
                                    Attempt.Kind.SIGN_IN,
                                    why.name(),
                                    why != Refusal.THROTTLED,
                                    Optional.empty(),
                                    Optional.of(account),
                                    own,
                                    client)
                            .heldBack(admission));
            own.ifPresent(member -> stale.now(club.id(), member));
        });
        return new Outcome.Wrong(References.shown(ref));
    }
}
