package app.latchkey.operator.drill;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which installation a case is played in. Accounts and mailboxes belong to the installation, so two cases that name the
 * same address, or whose mail server misbehaved for the other's domain, are never played in the same one.
 */
final class Stage implements AutoCloseable {
    private final Class<?> application;
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> spoilt = new HashSet<>();
    private @Nullable ThrowAway house;

    Stage(Class<?> application) {
        this.application = application;
    }

    ThrowAway houseFor(DrillCase next) {
        var known = house;
        if (known != null && meets(next)) {
            known.close();
            known = null;
        }
        if (known == null) {
            known = new ThrowAway(application);
            addresses.clear();
            spoilt.clear();
        }
        house = known;
        addresses.addAll(next.addresses());
        next.rules().forEach(this::note);
        return known;
    }

    private void note(MailRule rule) {
        if (rule.usual()) return;
        spoilt.add(rule.stopsEverybody() ? "" : domain(rule.concerned()));
    }

    private boolean meets(DrillCase next) {
        return spoilt.contains("")
                || next.addresses().stream()
                        .anyMatch(address -> addresses.contains(address) || spoilt.contains(domain(address)));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        if (house != null) house.close();
    }
}
