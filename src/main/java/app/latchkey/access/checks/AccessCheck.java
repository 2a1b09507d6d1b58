package app.latchkey.access.checks;

import app.latchkey.access.Finding;
import java.util.stream.Stream;

/** One rule of the list: facts in, findings out. */
interface AccessCheck {
    Stream<Finding> look(Facts facts);
}
