package app.latchkey.integration.door;

import java.util.List;
import java.util.Optional;

/** One page of a list. */
public record Items<T>(List<T> items, Optional<String> nextCursor) {}
