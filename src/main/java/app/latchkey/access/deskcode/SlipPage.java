package app.latchkey.access.deskcode;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import app.latchkey.platform.web.Qr;
import java.time.Instant;

/** Prints alone, on A6. */
public record SlipPage(
        Desk desk, String name, String member, String username, String door, Qr qr, String code, Instant until)
        implements Page {}
