/**
 * From a row in a lane's ready table to the relay's 250, and the truth about it in between.
 *
 * <ol>
 *   <li>Claim: the lane's dispatcher takes a row by {@code for update skip locked}, counts its attempt and leases it by the
 *       database's clock with a token of this claim; clubs take turns. Of mailings some are taken at a look.
 *   <li>Begin: expired, suppressed and cancelled messages end here. An attempt of a sender that vanished after the final
 *       dot is UNKNOWN: the access lane sends again with the same Message-ID, the others do not.
 *   <li>Render, in the same transaction; what cannot be rendered is set aside after five tries. What was claimed at one look for
 *       one club is begun and rendered together; when the database refuses that, each by itself.
 *   <li>Carry, outside of any transaction. Before the final dot the attempt is stamped, if it is still ours.
 *   <li>Finish, only where the attempt is still ours: state, timeline, mailbox and relay in one transaction. Mailings
 *       that the relay took at about the same moment share one.
 * </ol>
 *
 * <pre>
 * QUEUED -> ACCEPTED | DELAYED -> (again) | BOUNCED | UNKNOWN | SUPPRESSED | CANCELLED | SET_ASIDE | EXPIRED
 * </pre>
 */
@NullMarked
package app.latchkey.messages.sending;

import org.jspecify.annotations.NullMarked;
