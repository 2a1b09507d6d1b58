package app.latchkey.access.deskcode;

import app.latchkey.members.MemberFile;
import app.latchkey.platform.web.Qr;
import java.time.Instant;

/**
 * One person's way in on paper.
 *
 * @param code as it is read out, in groups
 */
public record Slip(MemberFile file, Qr qr, String code, Instant until) {}
