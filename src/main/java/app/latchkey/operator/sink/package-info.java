/**
 * A mail server that plays what it is told. It answers each command, each recipient or the final dot by script, with delays
 * and cuts before and after the dot, and keeps every mail it accepted. The drill plays its cases against it and the tests
 * their faults; it never passes anything on.
 */
@NullMarked
@NamedInterface("sink")
package app.latchkey.operator.sink;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
