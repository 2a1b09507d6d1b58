/**
 * What the desk sees of its mail: the list by state, and one message with everything that happened to it. Bodies are not
 * shown, since they hold links and codes that are nobody's but the member's. A message that still waits can be tried at
 * once, which is written into its own timeline and the audit.
 */
@NullMarked
package app.latchkey.messages.list;

import org.jspecify.annotations.NullMarked;
