package app.latchkey.access.door;

import app.latchkey.access.mails.AccessMails;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.util.Map;

public record TellAddressPage(
        Desk desk, int members, int mailboxes, AccessMails.Opening mail, Map<String, String> asked) implements Page {}
