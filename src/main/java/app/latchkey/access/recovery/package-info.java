/**
 * Recovery, the story: what happens when a member asks for a new password.
 *
 * <ol>
 *   <li>{@code RecoverPage} takes an address, a username or a number. The page writes one row, the same for everybody
 *       ({@code InboundRequests}), and answers {@code RecoverSentPage}, the same for everybody, with a reference.
 *       {@code RecoverAnywherePage} does so without a club, for addresses alone: one of the account's clubs lends the mail.
 *   <li>{@code RecoveryWorker} takes the row and branches: accounts that have proven the address get a reset; members
 *       without an account whose file has it get their invitation again; for a username the account's own addresses. Nobody
 *       known: the ledger notes it for the desk (whoever is known at another club alone is answered by that one), and the address gets a plain mail that says so, rarely. Messages to the desk
 *       ({@code access.help}) come in by the same row and become an access request.
 *   <li>{@code ResetMail}: a link, one hour from the moment the relay took it, at most a day from the request; and where the
 *       mailbox is one person's, a code for the browser that asked ({@code ResetCodes}), since the mail may lie on another
 *       device. The page that answers everybody takes it, and refuses everybody alike.
 *   <li>{@code GET /k/<token>} leads to {@code NewPasswordPage} and notes that a program may have fetched it; only the POST
 *       says that a person opened it, and spends the reset by one guarded update, sets the
 *       password, ends the other sessions, tells all addresses, and ends inside.
 * </ol>
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> asked
 *   asked --> sent : an account has proven the address
 *   asked --> invited : a file without access has it
 *   asked --> unknown : pretend (the page is the same)
 *   sent --> used
 *   sent --> dead : an hour passed, another was used
 *   used --> inside
 * }</pre>
 *
 * A reset goes only to addresses that the account has proven; a contact address on a file never receives one.
 */
@NullMarked
package app.latchkey.access.recovery;

import org.jspecify.annotations.NullMarked;
