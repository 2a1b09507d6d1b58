/**
 * View as: staff look at the member area as a member sees it, to understand what they are told on the telephone.
 *
 * <ol>
 *   <li>{@code ViewAsPage} asks for a reason; it takes the right and a fresh proof. The audit keeps who, when and why, and the
 *       member reads it in their own activity.
 *   <li>For fifteen minutes {@code HomePage} is drawn under the desk's own address, with a banner; what the checks would tell
 *       them at the door stands above. Only reading exists there: no address under it takes a post but the one that ends it.
 *   <li>What belongs to the account alone (addresses, devices, password) is never shown.
 * </ol>
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> viewing : reason, right, fresh proof
 *   viewing --> viewing : GET
 *   viewing --> over : fifteen minutes, or ended, or the right was taken
 *   over --> [*]
 * }</pre>
 */
@NullMarked
package app.latchkey.access.viewas;

import org.jspecify.annotations.NullMarked;
