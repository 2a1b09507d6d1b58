package app.latchkey.members.importing;

import app.latchkey.members.CardNumber;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Phones.Phone;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One row, understood.
 *
 * @param givenText the name as it stood in the file, when it was split by us
 * @param extra everything that has no place of its own, by its heading, word for word
 * @param problems what could not be used; the row goes in all the same unless one of them is {@code fatal}
 */
record ReadRow(
        long line,
        String firstName,
        String lastName,
        Optional<String> givenText,
        Optional<EmailAddress> email,
        Optional<Phone> phone,
        Optional<LocalDate> birthDate,
        Optional<Integer> birthYear,
        Optional<String> externalId,
        List<CardNumber> cards,
        StatusMeaning status,
        Optional<String> language,
        List<String> tags,
        Optional<String> notes,
        Map<String, String> extra,
        List<CellProblem> problems) {

    /** @param column heading of the cell; empty when the whole row is meant */
    record CellProblem(long line, String column, Kind kind, String text) {}

    enum Kind {
        NO_NAME(true),
        TOO_FEW_CELLS(true),
        TOO_MANY_CELLS(true),
        NUL(true),
        TOO_LONG(true),
        SAME_EXTERNAL_ID(true),
        DATE_NOT_READ(false),
        YEAR_NOT_READ(false),
        YEAR_AND_DATE_DIFFER(false),
        PHONE_ODD(false),
        CARD_ODD(false),
        CARD_TAKEN(false),
        LANGUAGE_UNKNOWN(false);

        private final boolean fatal;

        Kind(boolean fatal) {
            this.fatal = fatal;
        }

        boolean fatal() {
            return fatal;
        }
    }

    /** What cannot be on the file stays on it word for word. */
    ReadRow without(List<CardNumber> taken, String heading) {
        if (taken.isEmpty()) return this;
        var kept = new LinkedHashMap<>(extra);
        kept.merge(
                heading,
                taken.stream().map(CardNumber::asGiven).collect(Collectors.joining(", ")),
                (before, more) -> before + ", " + more);
        var left = cards.stream().filter(card -> !taken.contains(card)).toList();
        return new ReadRow(
                line,
                firstName,
                lastName,
                givenText,
                email,
                phone,
                birthDate,
                birthYear,
                externalId,
                left,
                status,
                language,
                tags,
                notes,
                kept,
                problems);
    }

    boolean usable() {
        return problems.stream().noneMatch(p -> p.kind().fatal());
    }

    String fullName() {
        return (firstName + " " + lastName).strip();
    }
}
