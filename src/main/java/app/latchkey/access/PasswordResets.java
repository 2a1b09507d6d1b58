package app.latchkey.access;

import app.latchkey.access.grants.Accesses;
import app.latchkey.access.recovery.ResetSending;
import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Lane;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sends the reset of the account that a member gets in with, to an address which that account has proven. */
@Component
public class PasswordResets {
    private final Transactions transactions;
    private final MemberFiles files;
    private final Accesses accesses;
    private final ResetSending sending;

    public PasswordResets(Transactions transactions, MemberFiles files, Accesses accesses, ResetSending sending) {
        this.transactions = transactions;
        this.files = files;
        this.accesses = accesses;
        this.sending = sending;
    }

    public ResetOutcome send(Club club, MemberId member, Actor actor, Lane lane) {
        return transactions.inClub(club.id(), () -> {
            var file = files.find(club.id(), member);
            if (file.isEmpty()) return new ResetOutcome.NotSent(ResetOutcome.Why.NO_SUCH_MEMBER);
            var hindrance = hindrance(file.get());
            if (hindrance.isPresent()) return new ResetOutcome.NotSent(hindrance.get());
            var own = accesses.self(club.id(), member);
            if (own.isEmpty()) return new ResetOutcome.NotSent(ResetOutcome.Why.NO_ACCESS);
            return sending.mail(club, own.get().account(), actor, lane)
                    .<ResetOutcome>map(ResetOutcome.Sent::new)
                    .orElseGet(() -> new ResetOutcome.NotSent(ResetOutcome.Why.NO_PROVEN_ADDRESS));
        });
    }

    private static Optional<ResetOutcome.Why> hindrance(MemberFile file) {
        if (file.archived().isPresent()) return Optional.of(ResetOutcome.Why.ARCHIVED);
        if (file.accessOff().isPresent()) return Optional.of(ResetOutcome.Why.SWITCHED_OFF);
        return Optional.empty();
    }
}
