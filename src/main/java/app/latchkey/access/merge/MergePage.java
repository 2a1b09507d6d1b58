package app.latchkey.access.merge;

import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberSheet;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * @param fields what differs
 * @param counted what comes along from the other file
 * @param question what the desk sees to compare with an answer, never to be read out
 */
public record MergePage(
        Desk desk,
        Merging.Draft draft,
        List<Chosen.Field> fields,
        List<Actor> actors,
        Counting.Counted counted,
        String question,
        String problem)
        implements Page {
    /**
     * Somebody who acts for one of the two.
     *
     * @param here for the file that goes on
     * @param ends their row ends, since they act for the other file in the same way or as the person
     */
    public record Actor(
            String name, boolean self, boolean here, Optional<Instant> entered, String address, boolean ends) {}

    public MemberSheet here() {
        return draft.here();
    }

    public MemberSheet there() {
        return draft.there();
    }

    /** Another name, another birth or another phone: more likely two people. */
    public boolean unlike() {
        return !here().likeness().sameName(there().likeness())
                || here().likeness().contradicts(there().likeness());
    }

    public boolean twoPeople() {
        return draft.way().twoPeople();
    }

    public Actor own(boolean here) {
        return actors.stream()
                .filter(actor -> actor.self() && actor.here() == here)
                .findFirst()
                .orElseThrow();
    }

    public boolean nobodyGetsIn() {
        return actors.stream().noneMatch(Actor::self);
    }

    public String refused() {
        return draft.hindrance().map(why -> "access.merge.not." + why).orElse("");
    }

    public String at(String path) {
        return desk.at("members/" + here().id() + path);
    }

    public String turned() {
        return desk.at("members/" + there().id() + "/merge/" + here().id());
    }

    @Override
    public int status() {
        return problem.isEmpty() && refused().isEmpty() ? 200 : 422;
    }
}
