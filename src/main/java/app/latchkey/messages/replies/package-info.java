/**
 * What a mail server's refusal means. One table reads code, enhanced code and words in order, since servers use the same
 * code for a person who does not exist and for mail that comes too fast; the first digit alone decides nothing. Only a
 * mailbox that is surely gone is called hard, and a refusal of our own set-up never marks anybody's mailbox.
 */
@NullMarked
package app.latchkey.messages.replies;

import org.jspecify.annotations.NullMarked;
