package app.latchkey.platform.throttle;

import java.time.Instant;

public sealed interface Admission {
    record Admitted() implements Admission {}

    record Denied(String kind, Instant until) implements Admission {}
}
