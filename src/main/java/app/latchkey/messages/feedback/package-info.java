/**
 * What others report of mails that left, and how it becomes the truth at the desk.
 *
 * <ol>
 *   <li>Each mail leaves with a mark of its own ({@link app.latchkey.messages.feedback.Marks}): id and MAC, in its return path
 *       and in a header, and in the one that a {@link app.latchkey.messages.feedback.Provider} hands back. Without the right MAC
 *       nothing is believed, and ten days after the last try nothing any more.
 *   <li>Reports come as mails (RFC 3464 and 5965), read from a mailbox ({@code BounceMailbox}) or piped to
 *       {@code POST /api/v1/bounces}, and as calls of a provider, which may tell of many mails at once; all go through
 *       {@link app.latchkey.messages.feedback.Reports}.
 *   <li>{@code Truth} writes each one once: twice is known, late is written but moves nothing back, forged or broken is ignored
 *       and logged. A mail that is just leaving is told too early, and the report is to come again.
 *   <li>Only a report about the very address that we wrote to marks a mailbox, and none that is older than a proof of it.
 * </ol>
 *
 * <pre>
 * ACCEPTED | UNKNOWN -> DELAYED -> DELIVERED -> BOUNCED, and COMPLAINED from each; never back
 * </pre>
 *
 * Own table: {@code message_report}.
 */
@NullMarked
@NamedInterface("feedback")
package app.latchkey.messages.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
