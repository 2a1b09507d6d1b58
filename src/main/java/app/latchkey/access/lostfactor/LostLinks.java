package app.latchkey.access.lostfactor;

import app.latchkey.access.Refusal;
import app.latchkey.access.invitation.DeadLinkPage;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Answer;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What either link of a request shows: buttons while it stands, and why it is dead afterwards. */
@Component
class LostLinks {
    private final LostFactors rows;
    private final Transactions transactions;

    LostLinks(LostFactors rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    Answer page(Club club, UUID link) {
        return transactions.global(() -> {
            var lost = rows.find(link);
            if (lost.isEmpty()) return DeadLinkPage.unknown();
            if (lost.get().open(transactions.now()))
                return new LostLinkPage(club, link, lost.get(), lost.get().id().equals(link));
            var why = lost.get().usedAt().isPresent()
                    ? Refusal.LINK_USED
                    : lost.get().endedAt().isPresent() ? Refusal.LINK_SUPERSEDED : Refusal.LINK_EXPIRED;
            return DeadLinkPage.of(Optional.of(club), why, lost.get().usedAt());
        });
    }
}
