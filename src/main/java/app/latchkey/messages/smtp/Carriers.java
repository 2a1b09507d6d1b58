package app.latchkey.messages.smtp;

import app.latchkey.messages.Lane;
import java.util.Map;

/** A carrier of its own for each lane. */
public record Carriers(Map<Lane, Carrier> byLane) {
    public Carrier of(Lane lane) {
        var carrier = byLane.get(lane);
        if (carrier == null) throw new IllegalStateException("No carrier for " + lane);
        return carrier;
    }

    public void rest() {
        byLane.values().forEach(Carrier::rest);
    }
}
