package app.latchkey.access.deskcode;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import app.latchkey.platform.web.Qr;
import java.time.Instant;
import java.util.List;

/** @param kiosks where somebody without a phone of their own types the code */
public record HandoverPage(
        Desk desk,
        String name,
        String member,
        String door,
        Qr qr,
        String code,
        Instant until,
        boolean relink,
        List<String> kiosks)
        implements Page {}
