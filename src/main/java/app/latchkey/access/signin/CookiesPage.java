package app.latchkey.access.signin;

import app.latchkey.accounts.Client;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.Locale;
import java.util.Set;

/** This browser keeps no cookies: the same for everybody, whatever was typed. @param browser whose settings are explained */
public record CookiesPage(Club club, String browser, String ref) implements Page {
    private static final Set<String> KNOWN = Set.of("safari", "chrome", "firefox", "edge");

    public static CookiesPage of(Club club, Client client, String ref) {
        var name = client.words().split(" ")[0].toLowerCase(Locale.ROOT);
        return new CookiesPage(club, KNOWN.contains(name) ? name : "other", ref);
    }

    @Override
    public int status() {
        return 422;
    }
}
