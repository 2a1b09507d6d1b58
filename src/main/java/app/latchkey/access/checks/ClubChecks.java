package app.latchkey.access.checks;

import app.latchkey.access.Finding;
import app.latchkey.access.FindingCode;
import app.latchkey.access.RemedyId;
import app.latchkey.access.Side;
import app.latchkey.access.Weight;
import java.util.stream.Stream;

/** Sign-in is closed for the whole club. */
final class ClubChecks implements AccessCheck {
    @Override
    public Stream<Finding> look(Facts facts) {
        return facts.club().shut().stream()
                .map(shut -> Finding.of(
                                FindingCode.CLUB_ACCESS_OFF, Weight.BLOCKS, Side.CLUB, shut.at(), RemedyId.OPEN_CLUB)
                        .with("since", shut.at())
                        .with("why", shut.why()));
    }
}
