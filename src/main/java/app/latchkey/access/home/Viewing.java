package app.latchkey.access.home;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody at the desk looks at this page as the member.
 *
 * @param at where that is; everything here leads there
 * @param closed what would keep the member out now
 */
public record Viewing(String staff, Instant until, String at, Optional<String> closed) {}
