package app.latchkey.messages.feedback;

import app.latchkey.platform.settings.StartRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** {@code imaps://user:password@imap.example.org:993/INBOX}, or {@code imap://…:143} where STARTTLS is demanded beyond this machine. */
record MailboxUrl(String host, int port, boolean tls, boolean demandTls, String user, String password, String folder) {
    private static final int IMAP = 143;
    private static final int IMAPS = 993;

    static MailboxUrl parse(String text) {
        try {
            var url = new URI(text);
            var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            var login = url.getRawUserInfo() == null ? "" : url.getRawUserInfo();
            var colon = login.indexOf(':');
            if (url.getHost() == null || colon < 1 || !(scheme.equals("imap") || scheme.equals("imaps")))
                throw malformed();
            var tls = scheme.equals("imaps");
            var port = url.getPort() >= 0 ? url.getPort() : tls ? IMAPS : IMAP;
            var path = url.getPath() == null ? "" : url.getPath().replaceFirst("^/", "");
            return new MailboxUrl(
                    url.getHost(),
                    port,
                    tls,
                    !tls && !url.getHost().matches("localhost|127\\..*|\\[::1]"),
                    decoded(login.substring(0, colon)),
                    decoded(login.substring(colon + 1)),
                    path.isEmpty() ? "INBOX" : path);
        } catch (URISyntaxException broken) {
            throw malformed();
        }
    }

    private static StartRefused malformed() {
        return new StartRefused(
                "LATCHKEY_BOUNCES_URL looks like imaps://user:password@imap.example.org/INBOX; an @ in the user is"
                        + " written %40.");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
