package app.latchkey.access.account;

import app.latchkey.access.security.SecurityParts;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.List;

public record AccountPage(String holder, List<Club> clubs, String language, SecurityParts parts) implements Page {
    public static final List<String> LANGUAGES = List.of("en", "fr");

    @Override
    public int status() {
        return parts.problem().isEmpty() ? 200 : 422;
    }
}
