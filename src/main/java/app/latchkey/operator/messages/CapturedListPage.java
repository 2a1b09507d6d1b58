package app.latchkey.operator.messages;

import app.latchkey.messages.CapturedMail;
import app.latchkey.platform.web.Page;
import java.time.ZoneId;
import java.util.List;

public record CapturedListPage(List<CapturedMail> mails, String to) implements Page {
    public ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
