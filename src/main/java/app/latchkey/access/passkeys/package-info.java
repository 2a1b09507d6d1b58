/**
 * Passkeys, the story. A passkey is a key pair on somebody's own device; what is kept here opens nothing. It stands for both
 * factors, since the device recognises its owner before it signs.
 *
 * <ol>
 *   <li>After the first entry the member's home offers one, once; the offer can be dismissed. {@code PasskeysPage} lists
 *       them, each with a name, and adds, renames and removes them, after a fresh proof. Every address is told.
 *   <li>At the sign-in page the browser offers them in the address field, or by a button that a script reveals. What the
 *       device signs comes back as a form; right, it ends inside; wrong, at the sign-in page with a reference and the one
 *       sentence that is shown for every reason.
 *   <li>A challenge is made of the key ring, lives a quarter of an hour, answers one question and is used once. A counter
 *       that does not move forward is that of a copy and opens nothing.
 *   <li>Whoever has a passkey may take the password away. Whoever changes the installation's address is told at the start
 *       how many passkeys were made for another one.
 * </ol>
 *
 * Outcomes: {@code PasskeySignIn.Outcome}, {@code OwnPasskeys.Outcome}.
 */
@NullMarked
package app.latchkey.access.passkeys;

import org.jspecify.annotations.NullMarked;
