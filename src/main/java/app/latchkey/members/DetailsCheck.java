package app.latchkey.members;

import app.latchkey.members.FieldProblem.Field;
import app.latchkey.members.FieldProblem.Kind;
import app.latchkey.platform.text.EmailAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a file may hold. */
final class DetailsCheck {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_LINE = 100;
    static final int LONGEST_NOTES = 20_000;
    private static final int OLDEST = 130;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final List<FieldProblem> problems = new ArrayList<>();

    private DetailsCheck() {}

    /** @param onFile the address already there, which may stay as it is however it looks */
    static List<FieldProblem> problems(MemberDetails details, Optional<String> onFile, LocalDate today) {
        var check = new DetailsCheck();
        if (details.name().isEmpty()) check.add(Field.FIRST, Kind.MISSING);
        check.text(Field.FIRST, details.first(), LONGEST_NAME, false);
        check.text(Field.LAST, details.last(), LONGEST_NAME, false);
        check.text(Field.PHONE, details.phone(), LONGEST_LINE, false);
        check.text(Field.EXTERNAL_ID, details.externalId(), LONGEST_LINE, false);
        check.text(Field.NOTES, details.notes(), LONGEST_NOTES, true);
        for (var tag : details.tags()) check.text(Field.TAGS, tag, LONGEST_LINE, false);
        if (!onFile.equals(Optional.of(details.email()))) check.email(details.email());
        if (!details.language().isEmpty() && !LANGUAGES.contains(details.language()))
            check.add(Field.LANGUAGE, Kind.LANGUAGE_UNKNOWN);
        check.birth(details, today);
        return check.problems;
    }

    private void text(Field field, String text, int longest, boolean lines) {
        if (text.length() > longest) add(field, Kind.TOO_LONG);
        boolean control = text.chars()
                .anyMatch(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\r' || c == '\t')));
        if (control) add(field, Kind.CONTROL_CHARACTER);
    }

    private void email(String typed) {
        if (typed.isEmpty()) return;
        if (!(EmailAddress.parse(typed) instanceof EmailAddress.Invalid invalid)) return;
        var kind = switch (invalid.why()) {
            case CONTROL_CHARACTER -> Kind.CONTROL_CHARACTER;
            case LOOK_ALIKE -> Kind.ADDRESS_LOOK_ALIKE;
            case TOO_LONG -> Kind.TOO_LONG;
            case EMPTY, NO_AT, SEVERAL, LOCAL_PART, DOMAIN -> Kind.ADDRESS_INVALID;
        };
        problems.add(new FieldProblem(Field.EMAIL, kind, invalid.suggestion()));
    }

    private void birth(MemberDetails details, LocalDate today) {
        boolean future = details.birthDate().filter(date -> date.isAfter(today)).isPresent();
        boolean odd = details.birthYear()
                .filter(year -> year > today.getYear() || year < today.getYear() - OLDEST)
                .isPresent();
        if (future || odd) add(Field.BIRTH, Kind.DATE_IMPOSSIBLE);
    }

    private void add(Field field, Kind kind) {
        problems.add(new FieldProblem(field, kind));
    }
}
