package app.latchkey.members;

import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** A person's file in one club, as other rooms may read it. */
public record MemberFile(
        MemberId id,
        String number,
        String first,
        String last,
        Optional<LocalDate> birthDate,
        Optional<Integer> birthYear,
        Optional<String> phone,
        Optional<String> phoneE164,
        Optional<Locale> language,
        boolean invitable,
        boolean ownAccess,
        Optional<Off> archived,
        Optional<Off> accessOff,
        Optional<MainAddress> address,
        String username,
        String nameKey,
        int factTries,
        Instant createdAt,
        Optional<Merged> merged,
        Optional<Instant> erased) {
    /** Became part of another file: which, when, by whom. */
    public record Merged(MemberId into, String name, Instant at, Optional<AccountId> by) {}

    /** Archived or switched off: when, why, by whom. */
    public record Off(Instant at, String why, Optional<AccountId> by) {}

    /**
     * @param valid whether it can be written to at all
     * @param confirmedAt its owner used it here
     * @param trustedAt somebody at the desk said that it is right although it looks mistyped
     */
    public record MainAddress(
            String key,
            String asGiven,
            boolean valid,
            Optional<Instant> confirmedAt,
            Optional<Instant> trustedAt,
            Instant addedAt) {}

    public String name() {
        return (first + " " + last).strip();
    }

    /** What one calls them: the first name, or the only one there is. */
    public String called() {
        return first.isEmpty() ? last : first;
    }

    public Optional<Integer> yearOfBirth() {
        return birthDate.map(LocalDate::getYear).or(() -> birthYear);
    }

    /** Nobody knows the day of many: a year alone makes somebody of age only when that whole year does. */
    public boolean minor(LocalDate today, int ofAge) {
        if (birthDate.isPresent()) return birthDate.get().plusYears(ofAge).isAfter(today);
        return birthYear.isPresent() && birthYear.get() + ofAge > today.getYear();
    }
}
