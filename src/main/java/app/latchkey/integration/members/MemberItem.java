package app.latchkey.integration.members;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A member file as programs see it.
 *
 * @param email as typed, also when it cannot be written to
 * @param mergedInto the file that this one became part of
 * @param phoneE164 only when the phone is a valid one
 */
public record MemberItem(
        String id,
        String number,
        String username,
        String firstName,
        String lastName,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> phoneE164,
        Optional<LocalDate> birthDate,
        Optional<Integer> birthYear,
        Optional<String> externalId,
        Optional<String> language,
        List<String> tags,
        List<String> cards,
        Instant createdAt,
        Optional<Instant> archivedAt,
        Optional<Instant> accessOffAt,
        Optional<String> mergedInto,
        Entry access) {
    /** @param top the code of the finding that explains the state */
    public record Entry(String state, String top) {}
}
