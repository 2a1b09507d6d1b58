package app.latchkey.operator.dkim;

import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.StartRefused;
import java.net.IDN;
import java.util.Locale;

/** {@code --domain}, or else the one that mail comes from. */
final class DomainArgument {
    private DomainArgument() {}

    static String of(Arguments arguments, Settings settings) {
        var domain = ascii(arguments.option("domain").orElseGet(settings::senderDomain));
        if (!domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"))
            throw new StartRefused(
                    "\"" + domain + "\" is no domain that mail comes from: set LATCHKEY_MAIL_FROM, or name one"
                            + " by --domain example.org.");
        return domain;
    }

    private static String ascii(String typed) {
        try {
            return IDN.toASCII(typed.strip()).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return typed;
        }
    }
}
