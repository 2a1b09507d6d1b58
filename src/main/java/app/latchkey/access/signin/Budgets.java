package app.latchkey.access.signin;

import app.latchkey.accounts.Client;
import app.latchkey.clubs.Club;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** How often a name, a network, a device may fail before the next try is not even looked at. */
@Component
public class Budgets {
    static final int FREE = 5;
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final int IDENTIFIER_AN_HOUR = 30;
    static final int NETWORK_AN_HOUR = 300;

    private final Throttle throttle;

    public Budgets(Throttle throttle) {
        this.throttle = throttle;
    }

    /** What one try is counted against. */
    public final class Tickets {
        private final Budget own;
        private final List<Budget> shared;

        private Tickets(Budget own, List<Budget> shared) {
            this.own = own;
            this.shared = shared;
        }

        public Admission admit() {
            var all = new java.util.ArrayList<Budget>();
            all.add(own);
            all.addAll(shared);
            return throttle.admit(all);
        }

        /** Success clears only its own pair; the others get this try back. */
        public void succeeded() {
            throttle.clear(own);
            shared.forEach(throttle::giveBack);
        }
    }

    public Tickets of(Club club, String typed, Client client, boolean ownDevice) {
        var network = network(client);
        if (ownDevice) return new Tickets(device(client), List.of(network));
        return new Tickets(
                pair(club, typed, client),
                List.of(
                        Budget.window("identifier", club.id() + typed, IDENTIFIER_AN_HOUR, Duration.ofHours(1)),
                        network));
    }

    /** At the sign-in of no club: the same budgets, of its own. */
    public Tickets anywhere(String typed, Client client, boolean ownDevice) {
        var network = network(client);
        if (ownDevice) return new Tickets(device(client), List.of(network));
        return new Tickets(
                Budget.doubling("pair", typed + "\n" + client.network(), FREE, LONGEST),
                List.of(Budget.window("identifier", typed, IDENTIFIER_AN_HOUR, Duration.ofHours(1)), network));
    }

    /** Where no name is typed there is nothing to count but from where it comes. */
    public static Budget network(Client client) {
        return Budget.window("network", client.network(), NETWORK_AN_HOUR, Duration.ofHours(1));
    }

    private static Budget pair(Club club, String typed, Client client) {
        return Budget.doubling("pair", club.id() + typed + "\n" + client.network(), FREE, LONGEST);
    }

    private static Budget device(Client client) {
        var hash = HexFormat.of().formatHex(client.deviceHash().orElseThrow());
        return Budget.doubling("device", hash, FREE, LONGEST);
    }

    /** The desk lifts what holds somebody back: by the names that lead to them, from wherever they tried. */
    public void lift(Club club, List<String> names, List<String> networks) {
        for (var name : names) {
            throttle.clear(Budget.window("identifier", club.id() + name, IDENTIFIER_AN_HOUR, Duration.ofHours(1)));
            for (var network : networks)
                throttle.clear(Budget.doubling("pair", club.id() + name + "\n" + network, FREE, LONGEST));
        }
    }

    public void liftDevice(byte[] deviceHash) {
        throttle.clear(Budget.doubling("device", HexFormat.of().formatHex(deviceHash), FREE, LONGEST));
    }
}
