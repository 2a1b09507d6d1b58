package app.latchkey.access.requests;

import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** @param group what belongs together has the same */
record Arrived(
        String group,
        AccessRequest.Kind kind,
        String ref,
        Instant at,
        Optional<String> typed,
        Optional<AccessRequest.Note> note,
        Optional<MemberId> nearest,
        Optional<Locale> locale) {}
