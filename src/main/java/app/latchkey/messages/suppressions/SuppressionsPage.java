package app.latchkey.messages.suppressions;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.messages.Suppressions.Line;
import app.latchkey.messages.Suppressions.Reason;
import app.latchkey.messages.Suppressions.Suppression;
import app.latchkey.platform.web.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * @param typed an address that could not be added, with the key of why
 * @param told what a list brought, or what is wrong with it
 */
public record SuppressionsPage(
        Desk desk,
        String searched,
        List<Row> rows,
        Optional<String> next,
        String typed,
        String problem,
        Optional<ListTold> told)
        implements Page {
    /** @param by who said so; @param member whose address it is */
    public record Row(Line line, Optional<String> by, Optional<String> member) {
        public Suppression one() {
            return line.one();
        }

        public boolean unsubscribed() {
            return one().why() == Reason.UNSUBSCRIBED;
        }

        public String tone() {
            return one().why().everything() ? "state-cannot" : "state-none";
        }
    }

    /** @param key the sentence; @param wrong line numbers without an address */
    public record ListTold(boolean good, String key, int added, int before, List<Long> wrong) {
        private static final int SHOWN = 20;

        public String wrongLines() {
            return String.join(
                    ", ", wrong.stream().limit(SHOWN).map(String::valueOf).toList());
        }
    }

    public boolean mayChange() {
        return desk.may(Permission.ACCESS_REPAIR);
    }

    public boolean mayImport() {
        return desk.may(Permission.MEMBERS_IMPORT);
    }

    public List<Reason> kinds() {
        return ProviderList.kinds();
    }

    public Optional<String> nextHref() {
        return next.map(after -> desk.at("suppressions?q=" + encoded(searched) + "&after=" + encoded(after)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
