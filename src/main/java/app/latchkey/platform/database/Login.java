package app.latchkey.platform.database;

import app.latchkey.platform.settings.StartRefused;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A database and as whom one gets into it. */
public record Login(String url, String user, String password) {
    /** Reads {@code postgresql://user:password@host:port/database?…}, the form every PostgreSQL tool knows. */
    public static Login parse(String setting, String text) {
        var plain = text.startsWith("jdbc:") ? text.substring(5) : text;
        var match = java.util.regex.Pattern.compile("postgres(?:ql)?://([^:@/]+)(?::([^@]*))?@([^/?]+)/([^?]+)(\\?.*)?")
                .matcher(plain);
        if (!match.matches())
            throw new StartRefused(setting + " looks like postgresql://user:password@host:5432/latchkey.");
        var query = tls(match.group(3), match.group(5) == null ? "" : match.group(5));
        return new Login(
                "jdbc:postgresql://" + URI.create("x://" + match.group(3)).getAuthority() + "/" + match.group(4)
                        + query,
                decoded(match.group(1)),
                match.group(2) == null ? "" : decoded(match.group(2)));
    }

    /** Beyond this machine the driver would go on without encryption, and ask no certificate, unless it is told. */
    private static String tls(String server, String query) {
        if (server.matches("(localhost|127\\..*|\\[::1])(:\\d+)?") || query.contains("sslmode=")) return query;
        return query + (query.isEmpty() ? "?" : "&") + "sslmode=verify-full";
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
