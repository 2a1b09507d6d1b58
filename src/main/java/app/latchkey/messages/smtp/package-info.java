/**
 * Speaking to the relay. One exchange carries one message to one recipient over a connection that is kept for the next;
 * it has a deadline for each command and one for the whole, so that a relay which answers a byte a minute holds nobody
 * up. It is never spoken inside a database transaction, and just before the final dot the caller is asked once more
 * whether the message is still its own.
 */
@NullMarked
package app.latchkey.messages.smtp;

import org.jspecify.annotations.NullMarked;
