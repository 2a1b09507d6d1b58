package app.latchkey.messages;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who keeps a mailbox, by its domain alone: a domain of one's own tells nothing. The text {@code messages.folder.<provider>}
 * says what the folder for unwanted mail is called there and where it is.
 */
public enum MailProvider {
    GOOGLE("(gmail|googlemail)\\.com"),
    MICROSOFT("(hotmail|outlook|live|msn)\\.[a-z.]{2,6}|passport\\.com"),
    YAHOO("(yahoo|ymail|rocketmail)\\.[a-z.]{2,6}|aol\\.[a-z.]{2,6}"),
    APPLE("(icloud|me|mac)\\.com"),
    ORANGE("(orange|wanadoo)\\.fr"),
    FREE("free\\.fr|aliceadsl\\.fr|libertysurf\\.fr"),
    SFR("(sfr|neuf|club-internet|cegetel|numericable|9online)\\.(fr|net)"),
    LAPOSTE("laposte\\.net"),
    BOUYGUES("bbox\\.fr|bouygtel\\.fr"),
    GMX("gmx\\.(de|net|com|fr|at|ch|us|co\\.uk)|(mail|web)\\.de|mail\\.com"),
    PROTON("(proton|protonmail)\\.(com|me|ch)|pm\\.me"),
    UNKNOWN("$.^");

    private final Pattern domains;

    MailProvider(String domains) {
        this.domains = Pattern.compile(domains);
    }

    /** @param domain in any case */
    public static MailProvider of(String domain) {
        var lower = domain.toLowerCase(Locale.ROOT);
        for (var provider : values()) if (provider.domains.matcher(lower).matches()) return provider;
        return UNKNOWN;
    }

    public String folder() {
        return "messages.folder." + this;
    }
}
