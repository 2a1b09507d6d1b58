package app.latchkey.access.deskcode;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import app.latchkey.platform.web.Qr;
import java.time.Instant;

public record HandoverPage(
        Desk desk, String name, String member, String door, Qr qr, String code, Instant until, boolean relink)
        implements Page {}
