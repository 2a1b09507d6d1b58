package app.latchkey.access;

import app.latchkey.access.escalation.EscalationMails;
import app.latchkey.access.escalation.EscalationRows;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Clubs;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What clubs asked the operator. Each method enters the club that the case is of. */
@Component
public class Escalations {
    private static final int MOST = 200;

    private final EscalationRows rows;
    private final EscalationMails mails;
    private final Clubs clubs;
    private final Audit audit;
    private final Transactions transactions;

    Escalations(EscalationRows rows, EscalationMails mails, Clubs clubs, Audit audit, Transactions transactions) {
        this.rows = rows;
        this.mails = mails;
        this.clubs = clubs;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The oldest first. */
    public List<Escalation> open() {
        return transactions.global(() -> rows.open(MOST)).stream()
                .flatMap(place -> find(place.club(), place.id()).stream())
                .toList();
    }

    public Optional<Escalation> find(ClubId club, UUID id) {
        if (transactions.global(() -> clubs.find(club)).isEmpty()) return Optional.empty();
        return transactions.readInClub(club, () -> rows.find(club, id));
    }

    /** False when the case was closed meanwhile. */
    public boolean answer(Escalation escalation, AccountId operator, String words) {
        var club = escalation.club();
        return transactions.inClub(club, () -> {
            if (!rows.say(club, escalation.id(), operator, true, words)) return false;
            mails.answered(clubs.get(club), escalation);
            note(escalation, operator, "access.audit.escalation.answered");
            return true;
        });
    }

    public void close(Escalation escalation, AccountId operator) {
        transactions.inClub(escalation.club(), () -> {
            if (rows.close(escalation.club(), escalation.id()))
                note(escalation, operator, "access.audit.escalation.closed");
        });
    }

    private void note(Escalation escalation, AccountId operator, String sentence) {
        audit.write(
                escalation.club(),
                Actor.operator(operator),
                sentence,
                Subject.member(escalation.member()),
                Map.of("escalation", escalation.id().toString()));
    }
}
