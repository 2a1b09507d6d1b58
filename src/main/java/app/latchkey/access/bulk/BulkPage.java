package app.latchkey.access.bulk;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.util.Map;

public record BulkPage(Desk desk, int members, int reachable, boolean exact, Map<String, String> asked)
        implements Page {}
