/**
 * Sign-in by mailed code, the story: for clubs that choose it, for members only. A mailbox is one factor and a weak one, so
 * it is off until a club switches it on, it never opens a desk, and a second factor is asked after it as after a password.
 *
 * <ol>
 *   <li>{@code MailedCodePage}: address or username. One identical row is written and one page shown, whoever asks.
 *   <li>A worker finds the account. Whoever works at this desk gets none; nor does an address that signs nobody in. The
 *       code goes to an address the account has proven and works in the browser that asked, ten minutes, five tries.
 *   <li>{@code MailedCodeTypePage}: the code is typed. Wrong, over, never sent: one page, on the grid of 250 ms, with a
 *       reference. Ten wrong ones a day are enough for an account.
 *   <li>Right, and with a role in no club at all: a session that says it was begun by mail alone. No desk takes it, and the
 *       password is asked before anything of the account is changed.
 * </ol>
 *
 * Outcomes: {@code MailedCodeSignIn.Outcome}.
 */
@NullMarked
package app.latchkey.access.mailedcode;

import org.jspecify.annotations.NullMarked;
