package app.latchkey.members;

import app.latchkey.platform.text.Names;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What a file says about a person, as far as two files can be compared by it.
 *
 * @param nameKey {@link Names#key}; empty for a name without letters, which is like nobody's
 * @param phoneKey empty for none
 */
public record Likeness(String nameKey, Optional<LocalDate> birthDate, Optional<Integer> birthYear, String phoneKey) {

    public static Likeness of(
            String name, Optional<LocalDate> birthDate, Optional<Integer> birthYear, String phoneKey) {
        return new Likeness(
                Names.key(name), birthDate, birthDate.map(LocalDate::getYear).or(() -> birthYear), phoneKey);
    }

    /** Same name, birth and phone, all of them known: two files of one person. */
    public boolean twin(Likeness other) {
        return sameName(other) && sameBirth(other) && samePhone(other);
    }

    public SharedKind beside(Likeness other) {
        if (!sameName(other)) return SharedKind.FAMILY;
        return contradicts(other) ? SharedKind.NAMESAKES : SharedKind.SAME_PERSON;
    }

    public boolean sameName(Likeness other) {
        return !nameKey.isEmpty() && nameKey.equals(other.nameKey);
    }

    /** A year and a date in that year agree; nothing known agrees with nothing. */
    public boolean sameBirth(Likeness other) {
        if (birthDate.isPresent() && other.birthDate.isPresent()) return birthDate.equals(other.birthDate);
        return birthYear.isPresent() && birthYear.equals(other.birthYear);
    }

    public boolean samePhone(Likeness other) {
        return !phoneKey.isEmpty() && Objects.equals(phoneKey, other.phoneKey);
    }

    public boolean contradicts(Likeness other) {
        boolean births = birthYear.isPresent() && other.birthYear.isPresent() && !sameBirth(other);
        boolean phones = !phoneKey.isEmpty() && !other.phoneKey.isEmpty() && !samePhone(other);
        return births || phones;
    }
}
