/**
 * <em>I can’t get in</em>, the story: somebody leads themselves through their own case, and nobody learns anything about
 * anybody by it.
 *
 * <ol>
 *   <li>{@code HelpPage} asks what happens and which address or username is typed. Whoever is signed in is led to the
 *       door instead, which tells them the truth.
 *   <li>Where a mail can help, the very row of a recovery is written, so whoever is known gets their reset or invitation, with
 *       the same limits. {@code HelpNextPage} says what to do next; it follows from what was chosen and typed, never from
 *       whether anybody is known. The link of that mail ends inside, with the truth for whoever has proven who they are.
 *   <li>Still outside: a few lines to the desk. One row again; {@code Helping} makes it an access request once the worker takes
 *       it, and {@code HelpSentPage} shows the reference that opens it at the desk.
 * </ol>
 *
 * <p>Budgets, counted before anything is looked at: twenty steps an hour from one network, five messages, a hundred messages a
 * day to one club. All of it works without JavaScript.
 */
@NullMarked
package app.latchkey.access.help;

import org.jspecify.annotations.NullMarked;
