/**
 * Sign-in, the story.
 *
 * <ol>
 *   <li>{@code GET /<club>/} shows {@code SignInPage}; whoever is signed in is led on (see {@code home}).
 *   <li>{@code POST /<club>/}: the name is tidied, the budgets are asked. Not admitted: nothing is looked at.
 *   <li>Exactly one Argon2 is computed for every admitted try, a dummy where there is nothing to check.
 *   <li>Refused: one page, one status, one size, answered on a grid of 250 ms, with a random reference. The ledger knows
 *       why, the desk can see it; the page never says.
 *   <li>Proven: a new session; a notice by mail from a new device is not sent, the device is listed. The landing tells the
 *       truth if the club does not let them in.
 * </ol>
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> typed
 *   typed --> refused : not admitted (pretend: the same page)
 *   typed --> refused : nobody, no account, wrong password, password off
 *   typed --> code : an access code in the password field, with its username
 *   typed --> proven
 *   proven --> inside
 *   proven --> closed : archived, switched off, club closed
 *   proven --> nothere
 * }</pre>
 *
 * Outcomes: {@code SignInOutcome}.
 */
@NullMarked
package app.latchkey.access.signin;

import org.jspecify.annotations.NullMarked;
