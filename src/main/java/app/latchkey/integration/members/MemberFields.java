package app.latchkey.integration.members;

import app.latchkey.integration.door.Body;
import app.latchkey.integration.door.FieldError;
import app.latchkey.integration.door.FieldError.Code;
import app.latchkey.integration.door.Problem;
import app.latchkey.members.FieldProblem;
import app.latchkey.members.MemberDetails;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Between the fields of the API and what stands on a file. */
final class MemberFields {
    static final Set<String> KNOWN = Set.of(
            "firstName",
            "lastName",
            "email",
            "phone",
            "birthDate",
            "birthYear",
            "externalId",
            "language",
            "tags",
            "cards");

    private MemberFields() {}

    /** What is sent replaces what stands there, null empties it, what is left out stays. */
    static MemberDetails over(MemberDetails before, Body body) {
        var date = birthDate(before, body);
        var wanted = new MemberDetails(
                text(body, "firstName", before.first()),
                text(body, "lastName", before.last()),
                text(body, "email", before.email()),
                text(body, "phone", before.phone()),
                date,
                birthYear(before, body, date),
                text(body, "externalId", before.externalId()),
                text(body, "language", before.language()),
                body.has("tags") ? body.texts("tags") : before.tags(),
                before.notes(),
                body.has("cards") ? body.texts("cards") : before.cards());
        body.check();
        return wanted;
    }

    private static String text(Body body, String name, String before) {
        return body.has(name) ? body.text(name) : before;
    }

    // A year alone takes the place of a date of another year.
    private static Optional<LocalDate> birthDate(MemberDetails before, Body body) {
        if (body.has("birthDate")) return body.date("birthDate");
        if (!body.has("birthYear")) return before.birthDate();
        var year = body.whole("birthYear");
        return before.birthDate().filter(date -> year.equals(Optional.of(date.getYear())));
    }

    private static Optional<Integer> birthYear(MemberDetails before, Body body, Optional<LocalDate> date) {
        if (!body.has("birthYear")) return body.has("birthDate") ? Optional.empty() : before.birthYear();
        var year = body.whole("birthYear");
        if (date.isPresent() && year.isPresent() && year.get() != date.get().getYear())
            body.fault("birthYear", Code.DATE_IMPOSSIBLE);
        return year;
    }

    static Problem refused(List<FieldProblem> problems) {
        return Problem.invalid(problems.stream().map(MemberFields::error).toList());
    }

    private static FieldError error(FieldProblem problem) {
        var field = switch (problem.field()) {
            case FIRST -> "firstName";
            case LAST -> "lastName";
            case EMAIL -> "email";
            case PHONE -> "phone";
            case BIRTH -> "birthDate";
            case EXTERNAL_ID -> "externalId";
            case LANGUAGE -> "language";
            case TAGS -> "tags";
            case NOTES -> "notes";
            case CARDS -> "cards";
        };
        var suggestion = problem.suggestion().map(List::of).orElse(List.of());
        return new FieldError(field, Code.valueOf(problem.kind().name()), suggestion);
    }
}
