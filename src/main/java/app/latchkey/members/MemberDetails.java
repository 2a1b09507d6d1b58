package app.latchkey.members;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants on a file, as typed.
 *
 * @param cards those that are theirs; one that is left out is theirs no longer
 */
public record MemberDetails(
        String first,
        String last,
        String email,
        String phone,
        Optional<LocalDate> birthDate,
        Optional<Integer> birthYear,
        String externalId,
        String language,
        List<String> tags,
        String notes,
        List<String> cards) {
    public MemberDetails {
        first = first.strip().replaceAll("\\s+", " ");
        last = last.strip().replaceAll("\\s+", " ");
        email = email.strip();
        phone = phone.strip();
        externalId = externalId.strip();
        language = language.strip();
        birthYear = birthDate.isPresent() ? birthDate.map(LocalDate::getYear) : birthYear;
        tags = tags.stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        cards = cards.stream()
                .map(String::strip)
                .filter(card -> !card.isEmpty())
                .toList();
    }

    public static MemberDetails named(String first, String last) {
        return new MemberDetails(
                first, last, "", "", Optional.empty(), Optional.empty(), "", "", List.of(), "", List.of());
    }

    public MemberDetails withEmail(String typed) {
        return new MemberDetails(
                first, last, typed, phone, birthDate, birthYear, externalId, language, tags, notes, cards);
    }

    public MemberDetails withPhone(String typed) {
        return new MemberDetails(
                first, last, email, typed, birthDate, birthYear, externalId, language, tags, notes, cards);
    }

    public MemberDetails born(LocalDate date) {
        return new MemberDetails(
                first,
                last,
                email,
                phone,
                Optional.of(date),
                Optional.empty(),
                externalId,
                language,
                tags,
                notes,
                cards);
    }

    public MemberDetails born(int year) {
        return new MemberDetails(
                first,
                last,
                email,
                phone,
                Optional.empty(),
                Optional.of(year),
                externalId,
                language,
                tags,
                notes,
                cards);
    }

    public MemberDetails tagged(List<String> all) {
        return new MemberDetails(
                first, last, email, phone, birthDate, birthYear, externalId, language, all, notes, cards);
    }

    public MemberDetails carded(String... all) {
        return new MemberDetails(
                first, last, email, phone, birthDate, birthYear, externalId, language, tags, notes, List.of(all));
    }

    public String name() {
        return (first + " " + last).strip();
    }
}
