package app.latchkey.faults;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the house acknowledged over HTTP, and what it was asked without an answer heard. */
final class Promises {
    /** @param answer of the first time, empty when none was heard */
    record Added(String once, String email, String json, Optional<String> answer, Optional<UUID> id) {}

    /** @param message acknowledged to be sent */
    record Mailed(UUID message, String email) {}

    /**
     * Somebody who was let in, or asked to be.
     *
     * @param sure whether the password was acknowledged; if not the former one may stand, or the link may be unused
     */
    record Person(String email, String link, String password, Optional<String> former, boolean sure) {}

    record Inside(String email, Outside browser) {}

    final Queue<Added> added = new ConcurrentLinkedQueue<>();
    final Queue<Mailed> mailed = new ConcurrentLinkedQueue<>();
    final Queue<String> resets = new ConcurrentLinkedQueue<>();
    final Queue<Inside> inside = new ConcurrentLinkedQueue<>();
    private final Map<String, Person> people = new ConcurrentHashMap<>();

    void person(Person person) {
        people.put(person.email(), person);
    }

    Optional<Person> person(String email) {
        return Optional.ofNullable(people.get(email));
    }

    Collection<Person> people() {
        return people.values();
    }
}
