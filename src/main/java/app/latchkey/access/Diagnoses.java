package app.latchkey.access;

import static java.util.Objects.requireNonNull;

import app.latchkey.access.checks.FactsReader;
import app.latchkey.access.checks.Ranking;
import app.latchkey.access.ledger.Judging;
import app.latchkey.access.projection.Refresher;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Waiting;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Why can't they get in: asked by panel, box, bulk actions and API. */
@Component
public class Diagnoses {
    private final Transactions transactions;
    private final FactsReader facts;
    private final Judging judging;
    private final Refresher refresher;
    private final Waiting waiting;

    public Diagnoses(
            Transactions transactions, FactsReader facts, Judging judging, Refresher refresher, Waiting waiting) {
        this.transactions = transactions;
        this.facts = facts;
        this.judging = judging;
        this.refresher = refresher;
        this.waiting = waiting;
    }

    /** Computed now, and written down for the list. Outside a transaction. Empty for a member who is not of this club. */
    public Optional<Diagnosis> now(ClubId club, MemberId member) {
        judging.settle(club);
        return transactions.inClub(
                club,
                () -> refresher.write(club, List.of(member)).stream()
                        .findFirst()
                        .map(found -> found.withFindings(finding ->
                                finding.code() == FindingCode.INVITATION_QUEUED ? placed(club, finding) : finding)));
    }

    /** Only for somebody who is looked at: everybody's place changes with every mail. */
    private Finding placed(ClubId club, Finding queued) {
        var message = requireNonNull(queued.evidence().get("message"));
        var lane = requireNonNull(queued.evidence().get("lane"));
        return waiting.place(club, UUID.fromString(message), Lane.valueOf(lane))
                .map(place -> queued.with("place", place))
                .orElse(queued);
    }

    /** Inside a transaction of the club. */
    public Map<MemberId, Diagnosis> of(ClubId club, Collection<MemberId> members) {
        return facts.read(club, members).stream()
                .map(Ranking::of)
                .collect(Collectors.toMap(Diagnosis::member, diagnosis -> diagnosis));
    }
}
