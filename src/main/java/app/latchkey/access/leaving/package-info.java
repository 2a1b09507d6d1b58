/**
 * Going: a person leaves one club, or closes their account. Both are asked on one page that says what follows, after a fresh
 * proof of who is there, and both are told to every proven address.
 *
 * <p>Leaving a club ends every access of the account there, the ones for others too; the club keeps its file and its history,
 * and its invitations to everybody leave this person out. Whoever has nothing left anywhere has no account any more. Closing the
 * account ends all sessions and stops it in every club, where the desk sees ACCOUNT_CLOSED; the rows stay, so that the desk can
 * hand a new way in to somebody who comes back. A place at a desk is not left here: the club ends it, and keeps an owner.
 */
@NullMarked
package app.latchkey.access.leaving;

import org.jspecify.annotations.NullMarked;
