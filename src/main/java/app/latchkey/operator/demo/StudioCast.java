package app.latchkey.operator.demo;

import app.latchkey.platform.text.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Three hundred people of a studio, by what they stand for. */
final class StudioCast {
    static final String GUARDIAN = "Robin";
    private static final int MERGED_INTO = 10;
    private static final List<String> MISTYPED = List.of("gmial.com", "hotmail.con", "nowhere.example");
    private static final String POST = "post.example";

    private final Map<Part, List<DemoPerson>> people = new EnumMap<>(Part.class);
    private final LocalDate today;
    private int made;

    StudioCast(LocalDate today) {
        this.today = today;
        for (var part : Part.values()) {
            var group = new ArrayList<DemoPerson>();
            for (var i = 0; i < part.people(); i++) group.add(person(part, i));
            people.put(part, List.copyOf(group));
        }
    }

    List<DemoPerson> all() {
        return people.values().stream().flatMap(List::stream).toList();
    }

    List<DemoPerson> of(Part... parts) {
        return List.of(parts).stream()
                .flatMap(part -> people.getOrDefault(part, List.of()).stream())
                .toList();
    }

    /** The file that this one became part of. */
    DemoPerson keptFor(int place) {
        return of(Part.ALL_GOOD).get(MERGED_INTO + place);
    }

    private DemoPerson person(Part part, int place) {
        var one = Strangers.british(made++).mailing(POST);
        return switch (part) {
            case NO_EMAIL, ACCESS_CODE_ACTIVE, ACCESS_CODE_EXPIRED -> one.at("");
            case EMAIL_INVALID -> one.at(one.email().replace("@" + POST, "gmail.com"));
            case EMAIL_TYPO_SUSPECTED -> one.mailing(MISTYPED.get(place % MISTYPED.size()));
            case EMAIL_BOUNCED -> one.mailing("refuse.example");
            case EMAIL_SOFT_BOUNCING -> one.mailing("full.example");
            case INVITATION_DELAYED -> one.mailing("defer.example");
            case INVITATION_QUEUED -> one.mailing("hold.example");
            case DUPLICATE_MEMBER -> of(Part.FIRST_FILE).get(place).mailing("work.example");
            case MERGED_AWAY -> keptFor(place).mailing("work.example");
            case EMAIL_IS_OTHER_ACCOUNT -> beside(one, of(Part.HOLDER).get(place));
            case ACCOUNT_NOT_LINKED -> guardian(one, of(Part.GUARDED_CHILD).get(place));
            case LINKED_TO_OTHER -> one.at(of(Part.GUARDED_CHILD).get(place + 3).email());
            case EMAIL_SHARED -> namesake(one, place);
            case CHILD_NEEDS_GUARDIAN, GUARDED_CHILD -> child(one, place);
            case LAPSED -> one.who(DemoPerson.LAPSED);
            default -> one;
        };
    }

    private static DemoPerson beside(DemoPerson one, DemoPerson holder) {
        return new DemoPerson(one.first(), holder.last(), holder.email(), one.phone(), one.born(), one.status());
    }

    /** Has an account for their child, and a file of their own since. */
    private static DemoPerson guardian(DemoPerson one, DemoPerson child) {
        return new DemoPerson(GUARDIAN, child.last(), child.email(), one.phone(), one.born(), one.status());
    }

    private final List<DemoPerson> firstOfName = new ArrayList<>();

    /** Grandfather and grandson: one name, one mailbox, two birth years. */
    private DemoPerson namesake(DemoPerson one, int place) {
        if (place % 2 == 0) {
            var older = one.born(LocalDate.of(1948 + place, 3, 14));
            firstOfName.add(older);
            return older;
        }
        return firstOfName.getLast().born(LocalDate.of(1998 + place, 9, 2)).reached(one.phone());
    }

    private DemoPerson child(DemoPerson one, int place) {
        return one.born(today.minusYears(7 + place).minusDays(40))
                .at("family." + Names.letters(one.last()).toLowerCase(Locale.ROOT) + "@" + POST);
    }
}
