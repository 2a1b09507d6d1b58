/**
 * A fresh proof, the story. A session says that somebody came in; it does not say that they still sit there. What could be
 * abused lastingly (the club's settings, its keys, its staff) therefore takes a secret that was shown within the last
 * fifteen minutes, and the permission of the route says so: {@code Permission.freshly}, read in the one place where the
 * desk is entered.
 *
 * <ol>
 *   <li>The desk leads to {@code FreshProofPage}, with the page that was wanted. Something that was posted is not kept; the
 *       page it came from opens again and says that it was not done.
 *   <li>An account with a second factor is asked for a code of it, another for its password. The budgets are those of the
 *       door: a stolen session does not get to guess faster.
 *   <li>Right: the session gets a new token, so that a copied one ends here, and the wanted page opens.
 * </ol>
 *
 * The same proof, typed on the page of the change itself, guards what belongs to the account: its password and its factors.
 * Outcomes: {@code FreshProof.Outcome}.
 */
@NullMarked
package app.latchkey.access.freshproof;

import org.jspecify.annotations.NullMarked;
