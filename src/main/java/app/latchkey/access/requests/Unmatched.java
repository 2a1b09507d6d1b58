package app.latchkey.access.requests;

import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An attempt that leads to nobody. @param near whom the typed text is near to */
public record Unmatched(
        UUID attempt,
        String ref,
        boolean recovery,
        Instant at,
        String network,
        String device,
        String typed,
        List<MemberId> near) {}
