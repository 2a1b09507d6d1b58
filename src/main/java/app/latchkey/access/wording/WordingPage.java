package app.latchkey.access.wording;

import app.latchkey.access.mails.AccessMail;
import app.latchkey.access.mails.MailKind;
import app.latchkey.access.mails.MailWordings.Saved;
import app.latchkey.access.mails.OwnWords;
import app.latchkey.access.mails.OwnWords.Field;
import app.latchkey.access.mails.OwnWords.Problem;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * @param words as typed, else as they stand
 * @param version as it was looked at
 * @param saved what stands now
 * @param by who saved it
 * @param example how it reads, where nothing is wrong with it
 * @param stale somebody else changed it meanwhile
 */
public record WordingPage(
        Desk desk,
        MailKind kind,
        String title,
        Locale language,
        OwnWords words,
        int version,
        Optional<Saved> saved,
        Optional<String> by,
        List<Problem> problems,
        Optional<AccessMail> example,
        boolean stale)
        implements Page {
    public String action() {
        return desk.at("wording/" + kind.name() + "/" + language.getLanguage());
    }

    public boolean own() {
        return saved.flatMap(Saved::words).isPresent();
    }

    public List<Problem> problems(String field) {
        return problems.stream()
                .filter(problem -> problem.field() == Field.valueOf(field))
                .toList();
    }

    public boolean needed(String name) {
        return kind.required().contains(name);
    }

    public String placeholder(String name) {
        return "{{" + name + "}}";
    }
}
