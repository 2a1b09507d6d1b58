package app.latchkey.operator.drill;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The people of one case by the names its file gives them; each comes from a network of their own. */
final class Cast {
    static final String OWNER = "owner";

    private static final AtomicInteger NETWORKS = new AtomicInteger();

    private final URI base;
    private final Map<String, Person> people = new LinkedHashMap<>();

    Cast(URI base) {
        this.base = base;
    }

    Person add(String alias) {
        var person = new Person(alias);
        if (people.putIfAbsent(alias, person) != null) throw new Unplayable("Two people are called \"" + alias + "\"");
        return person;
    }

    Person get(String alias) {
        var person = people.get(alias);
        if (person == null) throw new Unplayable("Nobody is called \"" + alias + "\"; there are " + people.keySet());
        return person;
    }

    /** Somebody who may be a stranger: they come into the case by acting. */
    Person meet(String alias) {
        return people.computeIfAbsent(alias, Person::new);
    }

    Browser browser(Person person) {
        return person.devices().computeIfAbsent(person.device(), device -> new Browser(base, network()));
    }

    /** From the block for benchmarks, so that nobody's real network is meant. */
    private static String network() {
        var n = NETWORKS.incrementAndGet();
        return "198.18." + (n / 250) % 250 + "." + (n % 250 + 1);
    }
}
