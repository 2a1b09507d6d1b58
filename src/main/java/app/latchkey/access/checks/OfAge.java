package app.latchkey.access.checks;

import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Years at which somebody comes of age, by country; eighteen nearly everywhere. */
public final class OfAge {
    private static final Map<String, Integer> OTHERS =
            Map.of("BH", 21, "CM", 21, "DZ", 19, "EG", 21, "KR", 19, "KW", 21, "SG", 21, "TH", 20, "GB", 18, "NZ", 20);

    private OfAge() {}

    public static int in(String country) {
        return OTHERS.getOrDefault(country, 18);
    }

    /** When a child of this club will be of age; empty for everybody else. */
    public static Optional<Instant> reached(Club club, MemberFile file, Instant now) {
        var age = in(club.country());
        var zone = club.timeZone();
        if (!file.minor(now.atZone(zone).toLocalDate(), age)) return Optional.empty();
        return at(club, file);
    }

    /** The day on which somebody of this club is or was of age, as far as their birth is known. */
    public static Optional<Instant> at(Club club, MemberFile file) {
        var age = in(club.country());
        var zone = club.timeZone();
        return file.birthDate()
                .map(date -> date.plusYears(age))
                .or(() -> file.yearOfBirth().map(year -> LocalDate.of(year + age + 1, 1, 1)))
                .map(day -> day.atStartOfDay(zone).toInstant());
    }
}
