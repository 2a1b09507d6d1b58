package app.latchkey.access.door;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.util.Map;

public record TellAddressPage(Desk desk, int members, int mailboxes, Map<String, String> asked) implements Page {}
