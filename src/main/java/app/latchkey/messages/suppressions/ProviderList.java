package app.latchkey.messages.suppressions;

import app.latchkey.messages.Suppressions.Reason;
import app.latchkey.platform.text.EmailAddress;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A list as SendGrid, Mailgun, Postmark or Amazon SES export it. Columns are found by name; what a line means is read from its
 * reason, else from the columns that only one kind of list has, else from what the desk said.
 *
 * @param wrong numbers of lines without an address
 */
record ProviderList(List<Entry> entries, List<Long> wrong) {
    private static final List<String> ADDRESS =
            List.of("email", "emailaddress", "email address", "e-mail", "recipient", "address");
    private static final List<String> REASON =
            List.of("suppressionreason", "reason", "type", "error", "status", "code");
    private static final int NOTE_AT_MOST = 200;

    /** @param note the provider's words */
    record Entry(String key, Reason why, String note) {}

    /** What can be wrong with the whole file. */
    enum Problem {
        EMPTY,
        NO_ADDRESS,
        NO_REASON,
        UNREADABLE
    }

    sealed interface Read {
        record Good(ProviderList list) implements Read {}

        record Bad(Problem problem) implements Read {}
    }

    /** @param said what the desk says that stands on it, where it is not written in the file */
    static Read read(byte[] file, Optional<Reason> said) {
        var text = new String(file, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        if (text.isBlank()) return new Read.Bad(Problem.EMPTY);
        if (text.indexOf('\0') >= 0) return new Read.Bad(Problem.UNREADABLE);
        try (var lines = CsvReader.builder().fieldSeparator(separator(text)).ofCsvRecord(text)) {
            var all = lines.stream().toList();
            var head = all.getFirst().getFields().stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
            var address = column(head, ADDRESS);
            if (address.isEmpty()) return new Read.Bad(Problem.NO_ADDRESS);
            var reason = column(head, REASON);
            var kind = said.or(() -> byColumns(head));
            if (reason.isEmpty() && kind.isEmpty()) return new Read.Bad(Problem.NO_REASON);
            var entries = new ArrayList<Entry>();
            var wrong = new ArrayList<Long>();
            for (var line : all.subList(1, all.size())) {
                var typed = field(line.getFields(), address.getAsInt());
                var words = reason.isEmpty() ? "" : field(line.getFields(), reason.getAsInt());
                var key = EmailAddress.valid(typed).map(EmailAddress.Valid::key);
                if (key.isEmpty()) wrong.add(line.getStartingLineNumber());
                else
                    entries.add(new Entry(
                            key.get(),
                            said.or(() -> meant(words)).or(() -> kind).orElse(Reason.PROVIDER),
                            note(words)));
            }
            return new Read.Good(new ProviderList(List.copyOf(entries), List.copyOf(wrong)));
        } catch (CsvParseException | java.io.IOException broken) {
            return new Read.Bad(Problem.UNREADABLE);
        }
    }

    private static char separator(String text) {
        var head = text.lines().findFirst().orElse("");
        return head.indexOf(';') >= 0 ? ';' : head.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static OptionalInt column(List<String> head, List<String> names) {
        return names.stream()
                .mapToInt(head::indexOf)
                .filter(place -> place >= 0)
                .findFirst();
    }

    // SendGrid's list of complaints has the sender's ip, Mailgun's of unsubscribed people has tags.
    private static Optional<Reason> byColumns(List<String> head) {
        if (head.contains("ip")) return Optional.of(Reason.COMPLAINT);
        if (head.contains("tags") || head.contains("tag")) return Optional.of(Reason.UNSUBSCRIBED);
        return Optional.empty();
    }

    private static Optional<Reason> meant(String words) {
        var text = words.toLowerCase(Locale.ROOT);
        if (text.isBlank()) return Optional.empty();
        if (text.contains("complain") || text.matches("spam ?(complaint|report).*"))
            return Optional.of(Reason.COMPLAINT);
        if (text.contains("unsubscri")) return Optional.of(Reason.UNSUBSCRIBED);
        return Optional.of(Reason.PROVIDER);
    }

    private static String field(List<String> fields, int place) {
        return place < fields.size() ? fields.get(place).strip() : "";
    }

    private static String note(String words) {
        var tidy = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return tidy.substring(0, Math.min(NOTE_AT_MOST, tidy.length()));
    }

    static List<Reason> kinds() {
        return IntStream.range(1, Reason.values().length)
                .mapToObj(n -> Reason.values()[n])
                .toList();
    }
}
