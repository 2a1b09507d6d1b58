/**
 * Who else acts for a member. A guardian is somebody who acts in this club already: the desk names them by username, number
 * or address, says what was checked, and for an adult also why. Guardianship of a child ends by itself at the coming of age
 * of the club's country: every page asks for the day, and a job ({@code ComingOfAge}) ends it, tells both, and invites the
 * young adult to an access of their own where the file has a mailbox that is theirs alone. The desk may switch one guardian off and on, or withdraw them: their next click for that member
 * finds the truth, since every page asks the table; they and the other guardians are told. Nobody gives a guardianship to
 * themselves, guardians never remove guardians, and nothing here touches a credential. Pages: {@code GuardiansPage}.
 *
 * <pre>
 * (none) --given--> holds --switched off--> off --switched on--> holds
 *                   holds, off --withdrawn | of age--> ended
 * </pre>
 */
@NullMarked
package app.latchkey.access.guardians;

import org.jspecify.annotations.NullMarked;
