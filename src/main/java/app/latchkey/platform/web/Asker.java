package app.latchkey.platform.web;

import app.latchkey.platform.ids.AccountId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Who asks: each line that is logged while a request is answered says it behind its words. */
public final class Asker {
    private static final String FROM = "from";
    private static final String WHO = "who";
    /** Both, as the pattern of the log has them. */
    private static final String ASKER = "asker";

    private Asker() {}

    public static void from(String network) {
        MDC.put(FROM, network);
        MDC.put(ASKER, " [" + network + "]");
    }

    public static void account(AccountId account) {
        is("account " + account);
    }

    public static void key(UUID key) {
        is("key " + key);
    }

    private static void is(String who) {
        MDC.put(WHO, who);
        @Nullable String from = MDC.get(FROM);
        MDC.put(ASKER, " [" + (from == null ? "" : from + ", ") + who + "]");
    }

    static boolean known() {
        return MDC.get(WHO) != null;
    }

    static void forget() {
        MDC.remove(FROM);
        MDC.remove(WHO);
        MDC.remove(ASKER);
    }
}
