/**
 * Invitation, the story.
 *
 * <ol>
 *   <li>The desk invites one member, or everyone who can be reached ({@code Invitation}): a grant, a link and a message in
 *       one transaction. To one in lane ACCESS; to more than twenty by one click in lane REMINDER. Inviting again adds a
 *       link to the same grant.
 *   <li>The mail ({@code InvitationMail}, or {@code AccessCodeMail} with username and code where the club's rules say so) is
 *       rendered when it is sent; nothing that opens a door is ever stored, but for a code that is sealed while it lives.
 *   <li>{@code GET /k/<token>} checks the link before any form. Dead: {@code DeadLinkPage} says so and offers a new one.
 *       Living: it is exchanged for a short cookie of this very link, and leads to {@code WelcomePage}.
 *   <li>{@code WelcomePage}: Continue, with one fact of the file if nobody has ever confirmed the address. No name before.
 *   <li>{@code AcceptPage}: I am Ada, or I look after Ada; a new account, or one that exists, or the one that this
 *       browser is signed in to (whoever has a passkey alone types nothing; a fresh proof is asked), or a new one with an address of the person's own, which a code proves first ({@code AcceptCodePage}). If the mailbox signs in somebody
 *       already, that is said, and nobody's credential is touched.
 *   <li>The grant is spent by one guarded update; the address becomes proven; everyone ends inside. Where the account acts in
 *       other clubs too, those look anew at whoever has this address on file.
 * </ol>
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> invited
 *   invited --> fetched : GET (a program may have)
 *   invited --> dead : used, expired, superseded, damaged
 *   fetched --> opened : Continue (POST), fact right where one is asked
 *   fetched --> fetched : fact wrong, three times a member
 *   opened --> inside : accepted
 *   opened --> dead : somebody was faster
 *   dead --> invited : "send a new one"
 * }</pre>
 *
 * Outcomes: {@code AcceptOutcome}, {@code InviteOutcome}.
 */
@NullMarked
package app.latchkey.access.invitation;

import org.jspecify.annotations.NullMarked;
