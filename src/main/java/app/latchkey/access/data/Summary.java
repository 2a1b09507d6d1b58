package app.latchkey.access.data;

import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.SignedIn;
import app.latchkey.clubs.Club;
import app.latchkey.members.ContactAddress;
import app.latchkey.members.MemberSheet;
import app.latchkey.platform.texts.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The archive in words, for whoever does not read JSON. */
@Component
class Summary {
    private final Texts texts;

    Summary(Texts texts) {
        this.texts = texts;
    }

    String fileName(Locale locale) {
        return say(locale, "access.data.file") + ".txt";
    }

    String frame(String content, Locale locale) {
        return say(locale, "access.data.file.title") + "\n\n" + content + "\n" + say(locale, "access.data.file.rest")
                + "\n";
    }

    String account(SignedIn me, List<AccountAddress> addresses, Locale locale) {
        return heading(say(locale, "access.data.file.account"))
                + line(locale, "access.data.file.name", me.holderName())
                + line(
                        locale,
                        "access.data.file.addresses",
                        addresses.stream().map(AccountAddress::asGiven).collect(Collectors.joining(", ")))
                + "\n";
    }

    String file(Club club, MemberSheet sheet, Map<String, List<String>> rows, Locale locale) {
        var file = sheet.file();
        return heading(club.name())
                + line(locale, "access.data.file.name", sheet.name())
                + line(locale, "access.data.file.number", file.number())
                + line(locale, "access.data.file.usernames", String.join(", ", sheet.usernames()))
                + line(
                        locale,
                        "access.data.file.addresses",
                        sheet.addresses().stream().map(ContactAddress::asGiven).collect(Collectors.joining(", ")))
                + line(locale, "access.data.file.phone", file.phone().orElse(""))
                + line(locale, "access.data.file.birth", sheet.born(club.country()))
                + line(locale, "access.data.file.tags", String.join(", ", sheet.tags()))
                + line(locale, "access.data.file.notes", sheet.notes())
                + line(locale, "access.data.file.mails", count(rows, "message"))
                + line(locale, "access.data.file.tries", count(rows, "attempt"))
                + line(locale, "access.data.file.deeds", count(rows, "audit"))
                + "\n";
    }

    private static String count(Map<String, List<String>> rows, String table) {
        return String.valueOf(rows.getOrDefault(table, List.of()).size());
    }

    private static String heading(String text) {
        return text + "\n" + "-".repeat(text.length()) + "\n";
    }

    private String line(Locale locale, String key, String value) {
        return say(locale, key) + ": " + (value.isEmpty() ? "-" : value) + "\n";
    }

    private String say(Locale locale, String key) {
        return texts.say(locale, key);
    }
}
