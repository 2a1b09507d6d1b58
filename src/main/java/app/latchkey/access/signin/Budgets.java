package app.latchkey.access.signin;

import app.latchkey.accounts.Client;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How often a name, a network, a device may fail before the next try is not even looked at. */
@Component
public class Budgets {
    static final int FREE = 5;
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final int IDENTIFIER_AN_HOUR = 30;
    static final int NETWORK_AN_HOUR = 300;
    static final int WIDE_NETWORK_AN_HOUR = 1_000;
    static final int ASKED_AN_HOUR = 300;
    static final int OWN_NETWORK_AN_HOUR = 3_000;

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
            return throttle.admit(all());
        }

        /** To be sent with another question; its answer is to be shown to {@link #admit(Throttle.Counted)}. */
        public Question<Throttle.Counted> counting() {
            return throttle.counting(all());
        }

        public Admission admit(Throttle.Counted counted) {
            return throttle.admit(counted);
        }

        private List<Budget> all() {
            return Stream.concat(Stream.of(own), shared.stream()).toList();
        }

        public void succeeded() {
            throttle.settle(settlement());
        }

        /** Success clears only its own pair; the others get this try back. */
        public Throttle.Settlement settlement() {
            return Throttle.settlement(own, shared);
        }
    }

    public Tickets of(Club club, String typed, Client client, boolean ownDevice) {
        var networks = networks(club, client);
        if (ownDevice) return new Tickets(device(client), networks);
        var shared = new ArrayList<Budget>();
        shared.add(Budget.window("identifier", club.id() + typed, IDENTIFIER_AN_HOUR, Duration.ofHours(1)));
        shared.addAll(networks);
        return new Tickets(pair(club, typed, client), shared);
    }

    /** At the sign-in of no club: the same budgets, of its own. */
    public Tickets anywhere(String typed, Client client, boolean ownDevice) {
        var networks = networks(client);
        if (ownDevice) return new Tickets(device(client), networks);
        var shared = new ArrayList<Budget>();
        shared.add(Budget.window("identifier", typed, IDENTIFIER_AN_HOUR, Duration.ofHours(1)));
        shared.addAll(networks);
        return new Tickets(Budget.doubling("pair", typed + "\n" + client.network(), FREE, LONGEST), shared);
    }

    /** Where no name is typed there is nothing to count but from where it comes. */
    public static List<Budget> networks(Club club, Client client) {
        if (club.access().ownNetworks().contains(client.network()))
            return List.of(
                    Budget.window("network", club.id() + client.network(), OWN_NETWORK_AN_HOUR, Duration.ofHours(1)));
        return networks(client);
    }

    public static List<Budget> networks(Client client) {
        var one = Budget.window("network", client.network(), NETWORK_AN_HOUR, Duration.ofHours(1));
        return client.wideNetwork()
                .map(wide -> List.of(one, Budget.window("network", wide, WIDE_NETWORK_AN_HOUR, Duration.ofHours(1))))
                .orElseGet(() -> List.of(one));
    }

    /** At a page of no club. */
    public static Budget asking(Client client) {
        return Budget.window("asking", client.network(), ASKED_AN_HOUR, Duration.ofHours(1));
    }

    /** Pages where something is only asked for: each row is work for somebody, whoever wrote it. */
    public static Budget asking(Club club, Client client) {
        var own = club.access().ownNetworks().contains(client.network());
        return Budget.window(
                "asking",
                own ? club.id() + client.network() : client.network(),
                own ? 10 * ASKED_AN_HOUR : ASKED_AN_HOUR,
                Duration.ofHours(1));
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
