/**
 * Becoming an operator of the installation. The first start writes a link into a file that only its own user reads, and
 * {@code operator add} prints one: whoever has the machine may run it.
 *
 * <ol>
 *   <li>{@code GET /k/<token>} exchanges it for a cookie and leads to {@code OperatorWelcomePage}.
 *   <li>Somebody who is signed in presses one button; somebody else makes an account with an address and a password. An
 *       address that signs in somebody already is said, and no credential is touched.
 *   <li>The link is spent by one guarded update; used or over it says so.
 * </ol>
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> open
 *   open --> used : POST, by exactly one
 *   open --> over : 72 hours
 * }</pre>
 *
 * Outcomes: {@code BecomingOutcome}.
 */
@NullMarked
package app.latchkey.access.operatorlink;

import org.jspecify.annotations.NullMarked;
