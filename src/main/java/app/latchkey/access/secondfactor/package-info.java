/**
 * Second factor, the story. A person sets up an authenticator application: the password is asked again, a secret is shown as
 * QR and as text, and counts from the first code that is right. Ten recovery codes are shown once. All other sessions end and
 * every address of the account is told.
 *
 * <p>From then on {@code Sessions.start}, the one place where sessions begin, answers that the session waits: whatever way in
 * led there (password, reset, invitation, code from the desk), nobody is inside before {@code SecondStepPage} got a code of
 * the application or a recovery code. Each is accepted once. A club may demand a second factor of its staff: then the desk
 * leads there first.
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> waits : first factor shown, the account has a second
 *   waits --> inside : code right (a new token; the waiting one is worth nothing)
 *   waits --> waits : code wrong (reference, ledger, budget)
 *   waits --> [*] : ten minutes, or begun anew
 *   off --> begun : password right
 *   begun --> on : first code right
 *   on --> off : password and code right
 * }</pre>
 */
@NullMarked
package app.latchkey.access.secondfactor;

import org.jspecify.annotations.NullMarked;
