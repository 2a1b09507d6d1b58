package app.latchkey.access.requests;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How a request comes to the desk. Inside a transaction of the club. */
@Component
public class Arriving {
    /** More different names than these from one place within the hour are one request: somebody tries names. */
    static final int MOST_FROM_ONE_PLACE = 10;

    private static final Duration LATELY = Duration.ofHours(1);

    private final Requests requests;
    private final Sealing sealing;

    public Arriving(Requests requests, Sealing sealing) {
        this.requests = requests;
        this.sealing = sealing;
    }

    /** What is neither an address nor near anybody is not kept: it may be a password. */
    public void unmatched(ClubId club, Unmatched attempt) {
        var address = EmailAddress.valid(attempt.typed());
        if (address.isEmpty() && attempt.near().isEmpty()) return;
        var id = many(club, attempt) ? requests.arrive(club, spraying(attempt)) : requests.arrive(club, one(attempt));
        requests.triedBy(club, id, attempt);
    }

    private boolean many(ClubId club, Unmatched attempt) {
        return requests.fromOnePlace(club, attempt.network(), attempt.at().minus(LATELY)) >= MOST_FROM_ONE_PLACE;
    }

    private Arrived one(Unmatched attempt) {
        var kind = attempt.recovery() ? AccessRequest.Kind.RECOVERED : AccessRequest.Kind.TRIED;
        return arrived(group(attempt.typed()), kind, attempt, Optional.of(attempt.typed()), only(attempt.near()));
    }

    private String group(String typed) {
        var name = EmailAddress.valid(typed).map(EmailAddress.Valid::mailbox).orElse(typed);
        return sealing.group("typed", name);
    }

    private Arrived spraying(Unmatched attempt) {
        var group = sealing.group("many", attempt.network());
        return arrived(group, AccessRequest.Kind.MANY, attempt, Optional.empty(), Optional.empty());
    }

    private static Arrived arrived(
            String group,
            AccessRequest.Kind kind,
            Unmatched attempt,
            Optional<String> typed,
            Optional<MemberId> nearest) {
        return new Arrived(
                group, kind, attempt.ref(), attempt.at(), typed, Optional.empty(), nearest, Optional.empty());
    }

    /** Somebody wrote to the desk: never grouped, so that nobody writes over another's words. */
    public UUID asked(
            ClubId club,
            String ref,
            Instant at,
            Optional<String> typed,
            AccessRequest.Note note,
            List<MemberId> near,
            Locale locale) {
        return requests.arrive(
                club,
                new Arrived(
                        sealing.group("help", ref),
                        AccessRequest.Kind.HELP,
                        ref,
                        at,
                        typed,
                        Optional.of(note),
                        only(near),
                        Optional.of(locale)));
    }

    /** Somebody has shown that this mailbox is theirs, and a file that has to do with it is not theirs to open. */
    public void joining(ClubId club, String ref, Instant at, String address, List<MemberId> near, Locale locale) {
        requests.arrive(
                club,
                new Arrived(
                        group(address),
                        AccessRequest.Kind.JOINED,
                        ref,
                        at,
                        Optional.of(address),
                        Optional.empty(),
                        only(near),
                        Optional.of(locale)));
    }

    private static Optional<MemberId> only(List<MemberId> near) {
        return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
    }
}
