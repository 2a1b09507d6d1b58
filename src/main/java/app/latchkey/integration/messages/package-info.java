/**
 * Mails of a club for programs: to whom, in which state, what their server said. Bodies are in no answer: a mail about
 * access holds a secret, and this room never renders one. The list goes by cursor, newest first.
 */
@NullMarked
package app.latchkey.integration.messages;

import org.jspecify.annotations.NullMarked;
