/**
 * A lost second factor, the story. The telephone is gone and the recovery codes with it; the password is right. What was set
 * up to keep a thief with the password out must not be easier to take away than to guess, so this way is slow and loud.
 *
 * <ol>
 *   <li>{@code LostFactorPage}: reached with the password shown (from the second step, or signed in). It asks for the recovery
 *       codes first, then takes the request. One request stands at a time.
 *   <li>Every address of the account is told at once, with a link that stops it. Coming in with the second factor stops it
 *       too.
 *   <li>After 72 hours every address gets another link; it lives 72 hours. Staff of a club that has another owner wait for
 *       an owner instead, who lets the link go from the staff page, with a fresh proof; no clock does it for them.
 *   <li>{@code LostLinkPage}: the link is opened, a button pressed. Applications, recovery codes and passkeys are removed, all
 *       sessions end, every address is told. The password is still asked: the link lets nobody in.
 * </ol>
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> asked : password shown
 *   asked --> stopped : from any notice, or the factor was shown after all
 *   asked --> sent : 72 hours, or an owner
 *   sent --> stopped
 *   sent --> removed : link opened, button pressed
 *   sent --> over : 72 hours
 * }</pre>
 *
 * Outcomes: {@code LostFactor.Asked}.
 */
@NullMarked
package app.latchkey.access.lostfactor;

import org.jspecify.annotations.NullMarked;
