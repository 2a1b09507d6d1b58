package app.latchkey.access.wording;

import app.latchkey.access.mails.MailKind;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.util.List;
import java.util.Locale;

/** @param mails what somebody asked for or is invited by; @param notices what everybody is told of their account */
public record WordingListPage(Desk desk, List<Line> mails, List<Line> notices, List<Locale> languages) implements Page {
    /** @param own languages in which the club has its own words */
    public record Line(MailKind kind, String title, List<String> own) {
        public boolean own(Locale language) {
            return own.contains(language.getLanguage());
        }
    }

    public String at(Line line, Locale language) {
        return desk.at("wording/" + line.kind().name() + "/" + language.getLanguage());
    }
}
