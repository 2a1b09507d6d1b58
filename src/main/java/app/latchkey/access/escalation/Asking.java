package app.latchkey.access.escalation;

import app.latchkey.access.Diagnoses;
import app.latchkey.access.Escalation;
import app.latchkey.access.Finding;
import app.latchkey.accounts.Operators;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The desk's side of a case: asks, writes again, closes. */
@Component
class Asking {
    static final int LONGEST = 1_000;

    private final EscalationRows rows;
    private final EscalationMails mails;
    private final Diagnoses diagnoses;
    private final Operators operators;
    private final Audit audit;
    private final Transactions transactions;

    Asking(
            EscalationRows rows,
            EscalationMails mails,
            Diagnoses diagnoses,
            Operators operators,
            Audit audit,
            Transactions transactions) {
        this.rows = rows;
        this.mails = mails;
        this.diagnoses = diagnoses;
        this.operators = operators;
        this.audit = audit;
        this.transactions = transactions;
    }

    Optional<Finding> top(Desk desk, MemberId member) {
        return diagnoses.now(desk.club().id(), member).map(diagnosis -> diagnosis.top());
    }

    boolean anyOperator() {
        return transactions.global(() -> !operators.all().isEmpty());
    }

    /** The case about this member that is not closed. */
    Optional<Escalation> running(Desk desk, MemberId member) {
        var club = desk.club().id();
        return transactions.readInClub(
                club,
                () -> rows.newest(club, member).filter(found -> found.closedAt().isEmpty()));
    }

    void ask(Desk desk, MemberId member, Finding top, String words) {
        var club = desk.club();
        var by = desk.actor().account();
        var running = running(desk, member);
        transactions.inClub(club.id(), () -> {
            var id = running.map(Escalation::id)
                    .orElseGet(() -> rows.ask(
                            club.id(), member, by, top.code().name(), top.side().name(), Nameless.facts(top)));
            rows.say(club.id(), id, by, false, words);
            mails.asked(club, id);
            audit.write(club.id(), desk.actor().actor(), "access.audit.escalated", Subject.member(member), Map.of());
        });
    }

    void close(Desk desk, MemberId member) {
        var running = running(desk, member);
        transactions.inClub(desk.club().id(), () -> {
            if (running.isPresent()
                    && rows.close(desk.club().id(), running.get().id()))
                audit.write(
                        desk.club().id(),
                        desk.actor().actor(),
                        "access.audit.escalation.closed",
                        Subject.member(member),
                        Map.of());
        });
    }
}
