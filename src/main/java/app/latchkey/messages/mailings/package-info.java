/**
 * One message to many members, written once.
 *
 * <ol>
 *   <li>Compose: subject, text, topic and whom it is for, a filter of the member list or a saved one ({@code MailingFormPage}).
 *       A placeholder that does not exist is refused with the nearest that does.
 *   <li>Look: {@code MailingPage} says how many get it, how many cannot and why, shows it as any of them reads it, and sends
 *       it to whoever writes it.
 *   <li>Send, now or at a time of the club's zone. The filter is looked up then, and its members are written down in parts.
 *   <li>A worker takes part after part: one transaction writes its recipients with their messages, in the lane of mailings,
 *       and takes the part away. Killed anywhere, a part is done whole or not at all; an address gets it once. It waits while
 *       the club has enough ready, so that the lane is fed and not flooded.
 *   <li>Each mail is drawn when it leaves ({@code MailingMail}): who was removed, changed the address or unsubscribed meanwhile
 *       gets none, and a corrected text is the one that goes.
 *   <li>Paused, what waits is held; edited, what is left goes in the new words; cancelled, it ends. It is done when no part
 *       and no mail is open ({@code MailingPage} shows what became of each).
 * </ol>
 *
 * <pre>
 * DRAFT -> SCHEDULED -> SENDING <-> PAUSED -> DONE
 *            SCHEDULED | SENDING | PAUSED -> CANCELLED
 * </pre>
 *
 * Texts, topics and lists to use again stand on {@code KeptPage}, all mailings on {@code MailingListPage}. Attachments are
 * not taken: a link is. Opens are not counted, since only a picture that spies could count them.
 */
@NullMarked
@NamedInterface("mailings")
package app.latchkey.messages.mailings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
