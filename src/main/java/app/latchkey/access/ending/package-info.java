/**
 * The desk ends a member's own access.
 *
 * <ol>
 *   <li>The page says whose account it is and what follows, and asks for a reason ({@code EndingPage}).
 *   <li>The access ends: whoever is signed in with that account is no longer let into this club by the next click, and every
 *       code and link that is out for this file stops working. The account is told at every address that it has proven. One
 *       that keeps nothing at all is closed.
 *   <li>The file is as before anybody was invited. An invitation can be sent anew; to keep somebody out, access is switched
 *       off instead.
 *   <li>For 72 hours the desk can take it back, unless somebody has access to the file by then, or the account has one to
 *       another.
 * </ol>
 *
 * <p>A program with a key for it does both by the same steps ({@code EndingAccess}): it gives a reason too, the account is told
 * too, behind the mail that lets people in.
 *
 * <p>Of an account that works here only an owner ends it, with the secret asked again: the role stays where it is.
 *
 * <pre>
 * holds --desk, reason--> ended ENDED --undo, 72 h--> holds
 * </pre>
 */
@NullMarked
package app.latchkey.access.ending;

import org.jspecify.annotations.NullMarked;
