package app.latchkey.messages.sending;

import static app.latchkey.messages.MessageState.CANCELLED;
import static app.latchkey.messages.MessageState.EXPIRED;
import static app.latchkey.messages.MessageState.QUEUED;
import static app.latchkey.messages.MessageState.SUPPRESSED;
import static app.latchkey.messages.MessageState.UNKNOWN;

import app.latchkey.messages.Lane;
import app.latchkey.messages.Mailboxes;
import app.latchkey.messages.MessageState;
import app.latchkey.messages.Suppressions;
import app.latchkey.messages.Timeline;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether claimed messages are to be sent at all; what is not ends here with its reason. In a transaction of their club. */
@Component
class Beginning {
    private final Transactions transactions;
    private final MessageRows messages;
    private final Attempts attempts;
    private final Mailboxes mailboxes;
    private final Timeline timeline;
    private final Ending ending;
    private final Suppressions suppressions;

    Beginning(
            Transactions transactions,
            MessageRows messages,
            Attempts attempts,
            Mailboxes mailboxes,
            Timeline timeline,
            Ending ending,
            Suppressions suppressions) {
        this.transactions = transactions;
        this.messages = messages;
        this.attempts = attempts;
        this.mailboxes = mailboxes;
        this.timeline = timeline;
        this.ending = ending;
        this.suppressions = suppressions;
    }

    /** The messages to send of these claims, which are all of one club and lane, each with an attempt of ours begun. */
    Map<Claim, MessageRow> begin(ClubId club, Lane lane, List<Claim> claims) {
        var open = open(club, claims);
        var stopped = stopped(club, lane, open);
        open.entrySet().removeIf(one -> {
            var why = stopped.get(one.getKey());
            if (why != null) over(one.getKey(), one.getValue(), SUPPRESSED, why);
            return why != null;
        });
        attempts.begin(club, open.keySet());
        return open;
    }

    private Map<Claim, MessageRow> open(ClubId club, List<Claim> claims) {
        var rows = messages.read(club, claims.stream().map(Claim::message).toList());
        var open = new LinkedHashMap<Claim, MessageRow>();
        for (var claim : claims) {
            var message = rows.get(claim.message());
            if (message == null) ending.forget(claim);
            else if (goesOn(claim, message)) open.put(claim, message);
        }
        return open;
    }

    private boolean goesOn(Claim claim, MessageRow message) {
        // The message alone decides: a row in a ready table may be left over from a kill.
        var mayHaveLeft = claim.attempt() > 1 && attempts.mayHaveLeft(claim);
        if (!message.state().waiting() && !(message.state() == UNKNOWN && claim.lane() == Lane.ACCESS)) {
            ending.forget(claim);
            return false;
        }
        // A second access mail harms nobody, a missing one locks somebody out; a second reminder only annoys.
        if (mayHaveLeft && claim.lane() != Lane.ACCESS) return over(claim, message, UNKNOWN, "SENDER_VANISHED");
        var now = transactions.now();
        if (!now.isBefore(ending.until(claim, message, now))) return over(claim, message, EXPIRED, "TOO_LATE");
        if (mayHaveLeft) timeline.add(claim.club(), message.id(), "UNKNOWN", Map.of("why", "SENDER_VANISHED"));
        return true;
    }

    private boolean over(Claim claim, MessageRow message, MessageState state, String why) {
        if (ending.close(claim, message, state, Map.of("why", why))) ending.tell(claim, message);
        return false;
    }

    /** Why not, for those that do not go to their address. */
    private Map<Claim, String> stopped(ClubId club, Lane lane, Map<Claim, MessageRow> open) {
        return lane == Lane.MAILING ? stoppedMailings(club, open) : stoppedMails(club, open);
    }

    private Map<Claim, String> stoppedMailings(ClubId club, Map<Claim, MessageRow> open) {
        var stopped = new HashMap<Claim, String>();
        var byMailing = open.entrySet().stream()
                .collect(Collectors.groupingBy(
                        one -> Ids.parse(one.getValue().params().getOrDefault("mailing", ""))));
        byMailing.forEach((mailing, ofIt) -> {
            var keys = ofIt.stream().map(one -> one.getValue().addressKey()).collect(Collectors.toSet());
            var held = suppressions.mailing(club, keys, mailing);
            for (var one : ofIt) {
                var found = held.get(one.getValue().addressKey());
                if (found != null) stopped.put(one.getKey(), found.why());
            }
        });
        return stopped;
    }

    private Map<Claim, String> stoppedMails(ClubId club, Map<Claim, MessageRow> open) {
        var keys = open.values().stream().map(MessageRow::addressKey).toList();
        var suppressed = suppressions.everything(club, keys);
        var stopped = new HashMap<Claim, String>();
        open.forEach((claim, message) -> {
            var why = suppressed.get(message.addressKey());
            if (why != null) stopped.put(claim, why.why().name());
            else if (bouncing(claim, message)) stopped.put(claim, "BOUNCING");
        });
        return stopped;
    }

    // What the desk tries goes; what somebody asks for themselves knocks once a day at a door that is gone.
    private boolean bouncing(Claim claim, MessageRow message) {
        var key = message.addressKey();
        if (!mailboxes.bouncing(key)) return false;
        var first = message.state() == QUEUED;
        return claim.lane() != Lane.ACCESS || !mailboxes.mayKnock(claim.club(), message.id(), key, first);
    }

    void cancel(Claim claim, MessageRow message) {
        if (ending.close(claim, message, CANCELLED, Map.of("why", "POINTLESS"))) ending.tell(claim, message);
    }
}
