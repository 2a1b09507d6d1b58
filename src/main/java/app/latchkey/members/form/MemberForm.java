package app.latchkey.members.form;

import app.latchkey.clubs.Club;
import app.latchkey.members.CardNumber;
import app.latchkey.members.FieldProblem;
import app.latchkey.members.FieldProblem.Field;
import app.latchkey.members.FieldProblem.Kind;
import app.latchkey.members.MemberDetails;
import app.latchkey.members.rows.Dates;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands in the fields. Bound by name from a post. */
public record MemberForm(
        String first,
        String last,
        String email,
        String phone,
        String birth,
        String externalId,
        String language,
        String tags,
        String notes,
        String cards) {
    /** A field that a program left out is an empty one. */
    public MemberForm {
        first = text(first);
        last = text(last);
        email = text(email);
        phone = text(phone);
        birth = text(birth).strip();
        externalId = text(externalId);
        language = text(language);
        tags = text(tags);
        notes = text(notes).replace("\r\n", "\n");
        cards = text(cards);
    }

    public static final MemberForm EMPTY = new MemberForm("", "", "", "", "", "", "", "", "", "");

    private static String text(@org.jspecify.annotations.Nullable String typed) {
        return typed == null ? "" : typed;
    }

    public static MemberForm of(MemberDetails details, Club club) {
        var birth = details.birthDate()
                .map(date -> Dates.write(date, club.country()))
                .or(() -> details.birthYear().map(String::valueOf))
                .orElse("");
        return new MemberForm(
                details.first(),
                details.last(),
                details.email(),
                details.phone(),
                birth,
                details.externalId(),
                details.language(),
                String.join(", ", details.tags()),
                details.notes(),
                String.join(", ", details.cards()));
    }

    public MemberDetails details(Club club, LocalDate today) {
        var date = Dates.read(birth, club.country(), today);
        return new MemberDetails(
                first,
                last,
                email,
                phone,
                date,
                date.isPresent() ? Optional.empty() : Dates.year(birth, today),
                externalId,
                language,
                Arrays.asList(tags.split("[,;]")),
                notes,
                CardNumber.split(cards));
    }

    /** What only the typed text can tell: a birthday that is none. */
    public List<FieldProblem> unreadable(Club club, LocalDate today) {
        boolean read = birth.isEmpty()
                || Dates.read(birth, club.country(), today).isPresent()
                || Dates.year(birth, today).isPresent();
        return read ? List.of() : List.of(new FieldProblem(Field.BIRTH, Kind.DATE_UNREADABLE));
    }

    /** Key of the sentence under a field, if there is one to say. */
    public static Optional<FieldProblem> under(List<FieldProblem> problems, String field) {
        var wanted = Field.valueOf(field);
        return problems.stream().filter(p -> p.field() == wanted).findFirst();
    }

    public static String key(FieldProblem problem) {
        return "members.problem." + problem.kind().name().toLowerCase(Locale.ROOT);
    }
}
