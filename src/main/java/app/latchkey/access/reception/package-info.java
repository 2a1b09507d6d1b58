/**
 * The reception's computer, where staff change quickly, so that the audit tells who it was.
 *
 * <ol>
 *   <li>Each person chooses a PIN of six digits ({@code PinPage}), after a fresh proof; it works at the club's own reception
 *       computers and nowhere else.
 *   <li><em>Change person</em> parks whoever stands there: when they showed their whole secret, and with which factors.
 *   <li>{@code ReceptionPage} lists who is parked at this computer. Their PIN brings them back, with what they had proven, no
 *       fresher than it was: after a day the whole secret is asked, and for what takes a fresh proof at once.
 *   <li>Five wrong PINs, and it works no more until its owner sets another one.
 * </ol>
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> standing : whole secret
 *   standing --> parked : change person
 *   parked --> standing : PIN, within a day of the whole secret
 *   parked --> gone : a day, role ended, computer taken off, five wrong PINs
 *   gone --> [*]
 * }</pre>
 *
 * Outcomes: {@code SwitchOutcome}.
 */
@NullMarked
package app.latchkey.access.reception;

import org.jspecify.annotations.NullMarked;
