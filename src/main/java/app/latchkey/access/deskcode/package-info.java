/**
 * Access handed over in person: a desk code (QR and eight signs, ten minutes) and a slip (QR and twelve signs, thirty days).
 *
 * <ol>
 *   <li>The desk checks who stands there; what was checked is recorded in the audit and on the grant.
 *   <li>{@code HandoverPage} shows QR and code; a slip prints. A newer one closes the older.
 *   <li>The member scans it, or types the code at {@code /<club>/code} ({@code CodePage}); both lead to the same grant as
 *       an invitation, to choose one's own password or to sign in.
 *   <li>Slips for everybody of a filter: {@code SlipsPage} says how many, then they come as a PDF, on A6 or as labels. With
 *       nobody standing there nothing was checked, so that whoever uses one is asked one fact of the file. Printed again they
 *       are the same slips while they are unused.
 *   <li>For somebody who has an account it is a re-link: the old access ends when the new one begins, and the old account is
 *       told. Refused when that account works here: a role never moves with a member's access.
 * </ol>
 */
@NullMarked
package app.latchkey.access.deskcode;

import org.jspecify.annotations.NullMarked;
