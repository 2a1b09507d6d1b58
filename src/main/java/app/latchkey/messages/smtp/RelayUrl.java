package app.latchkey.messages.smtp;

import app.latchkey.platform.settings.StartRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code smtp://user:password@relay:587} (STARTTLS, demanded when there is a password) or {@code smtps://…:465}.
 *
 * @param tls from the first byte
 * @param demandTls no mail without STARTTLS
 */
public record RelayUrl(
        String host,
        int port,
        boolean tls,
        boolean demandTls,
        @Nullable String user,
        @Nullable String password) {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    public static RelayUrl parse(String text) {
        try {
            var url = new URI(text);
            var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (url.getHost() == null || !(scheme.equals("smtp") || scheme.equals("smtps"))) throw malformed();
            var tls = scheme.equals("smtps");
            var standard = tls ? SUBMISSIONS : SUBMISSION;
            var login = url.getRawUserInfo();
            var colon = login == null ? -1 : login.indexOf(':');
            if (login != null && colon < 0) throw malformed();
            var user = login == null ? null : decoded(login.substring(0, colon));
            var password = login == null ? null : decoded(login.substring(colon + 1));
            var local = url.getHost().matches("localhost|127\\..*|\\[::1]");
            var port = url.getPort() < 0 ? standard : url.getPort();
            var open = "tls=none".equals(url.getQuery()) && user == null;
            return new RelayUrl(url.getHost(), port, tls, !tls && !local && !open, user, password);
        } catch (URISyntaxException broken) {
            throw malformed();
        }
    }

    private static StartRefused malformed() {
        return new StartRefused(
                "LATCHKEY_SMTP_URL looks like smtp://user:password@relay.example.org:587 or smtps://…; without a password, and only"
                        + " then, ?tls=none lets mail go unencrypted.");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
