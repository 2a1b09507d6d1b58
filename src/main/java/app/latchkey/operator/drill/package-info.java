/**
 * The drill: plays lock-out cases and says whether each was diagnosed and solved as its file expects.
 *
 * <ol>
 *   <li>{@link app.latchkey.operator.drill.CaseFiles} reads the files; the format is docs/drill.md.
 *   <li>{@link app.latchkey.operator.drill.ThrowAway} starts an installation with its own data, port and mail server. Cases
 *       share it, each in a club of its own; one that names an address of an earlier case gets a new installation, since
 *       accounts and mailboxes belong to the installation.
 *   <li>{@link app.latchkey.operator.drill.Scene} plays the steps. {@link app.latchkey.operator.drill.Desk} and
 *       {@link app.latchkey.operator.drill.Door} act by pages only, through {@link app.latchkey.operator.drill.Browser}
 *       that knows no JavaScript; mails are read where the mail server left them.
 *   <li>{@link app.latchkey.operator.drill.Panel} is what the desk is shown; it is compared with what the file expects,
 *       before and after somebody solved it.
 *   <li>{@link app.latchkey.operator.drill.Report} prints JSON.
 * </ol>
 *
 * <p>Nothing is written into the database from here, and the clock of no other installation can be moved.
 */
@NullMarked
package app.latchkey.operator.drill;

import org.jspecify.annotations.NullMarked;
