package app.latchkey.integration.keys;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** @param made the key that was just made, shown this once */
public record KeysPage(
        Desk desk, List<ApiKeys.Listed> keys, String name, Set<Scope> chosen, String wrong, Optional<String> made)
        implements Page {
    @Override
    public int status() {
        return wrong.isEmpty() ? 200 : 422;
    }
}
