package app.latchkey.members.rows;

import app.latchkey.members.CardNumber;
import app.latchkey.members.ContactAddress.Source;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Phones.Phone;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file to be added; number and username are given by {@link FileRows}. */
public record NewFile(
        MemberId id,
        String first,
        String last,
        Optional<String> givenText,
        Optional<EmailAddress> email,
        Source source,
        Optional<Phone> phone,
        Optional<LocalDate> birthDate,
        Optional<Integer> birthYear,
        Optional<String> externalId,
        Optional<String> language,
        List<String> tags,
        List<CardNumber> cards,
        String notes,
        Map<String, String> extra,
        boolean invitable,
        Optional<String> archivedWhy,
        Optional<AccountId> by) {
    public String name() {
        return (first + " " + last).strip();
    }
}
