package app.latchkey.members;

import app.latchkey.members.rows.Dates;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Phones;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole file, as the club keeps it.
 *
 * @param givenText the name as it stood in an import, when it was split by us
 * @param extra columns of an import that have no place of their own, word for word
 * @param version raised by every change of the form; a stale tab is told
 */
public record MemberSheet(
        MemberFile file,
        Optional<String> externalId,
        Optional<String> givenText,
        String notes,
        Map<String, String> extra,
        String phoneKey,
        Optional<MemberId> mergedInto,
        int version,
        Instant changedAt,
        List<String> tags,
        List<ContactAddress> addresses,
        List<String> usernames,
        List<MemberCard> cards) {
    public MemberId id() {
        return file.id();
    }

    public String name() {
        return file.name();
    }

    public boolean live() {
        return file.archived().isEmpty() && mergedInto.isEmpty();
    }

    /** Date or year, as the country writes it. */
    public String born(String country) {
        return file.birthDate()
                .map(date -> Dates.write(date, country))
                .or(() -> file.birthYear().map(String::valueOf))
                .orElse("");
    }

    public Likeness likeness() {
        return Likeness.of(file.name(), file.birthDate(), file.birthYear(), phoneKey);
    }

    public Optional<Phones.Phone> phone() {
        return file.phone().map(typed -> new Phones.Phone(typed, file.phoneE164(), phoneKey));
    }

    /** What was probably meant, when the address cannot be written to or looks like a slip that nobody called right. */
    public Optional<String> suggestion() {
        return file.address()
                .filter(address -> address.trustedAt().isEmpty())
                .flatMap(address -> switch (EmailAddress.parse(address.asGiven())) {
                    case EmailAddress.Valid valid -> valid.typo();
                    case EmailAddress.Invalid invalid -> invalid.suggestion();
                });
    }

    /** As a form that changes nothing. */
    public MemberDetails details() {
        return new MemberDetails(
                file.first(),
                file.last(),
                file.address().map(MemberFile.MainAddress::asGiven).orElse(""),
                file.phone().orElse(""),
                file.birthDate(),
                file.birthYear(),
                externalId.orElse(""),
                file.language().map(java.util.Locale::getLanguage).orElse(""),
                tags,
                notes,
                cards.stream()
                        .filter(MemberCard::theirs)
                        .map(card -> card.number().asGiven())
                        .toList());
    }
}
