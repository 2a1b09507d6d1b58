/**
 * Join, the story: somebody makes their access without waiting for an invitation, at clubs that choose it.
 *
 * <ol>
 *   <li>{@code JoinPage} takes an address. The page writes one row, the same for everybody, and leads to
 *       {@code JoinCodePage}, the same for everybody.
 *   <li>A worker ({@code JoinCodes}) mails a code that works in this browser. Whoever acts here with this address already is
 *       mailed {@code JoinMail} instead: that they have access, and how to sign in. Somebody of another club alone gets the
 *       code like anybody: no desk can read from its messages who is somewhere else.
 *   <li>The right code, once, begins a {@code Joins} row of this browser: from here on the person has proven the mailbox and
 *       is told the truth. {@code Matching} looks whose file has the address.
 *   <li>Somebody's: {@code JoinFactPage} asks one fact of the file, and the name too where several share the address; no name
 *       is shown before. Three wrong answers a member, then the desk. A file without any fact is opened by the mailbox.
 *   <li>Nobody's, and nobody resembles it: {@code JoinNewPage} makes a file, if the club admits everybody.
 *   <li>Then a grant of the channel JOIN, whose link is opened at once: the accept page of {@code access.invitation} asks who
 *       they are (child and guardian, shared mailbox, account that exists), takes a password and ends inside. It skips no
 *       second factor.
 *   <li>{@code JoinToldPage} says everything else: somebody looks like them, the file is closed, the club adds nobody by
 *       itself (a request at the desk each time, with a reference), or they have access already.
 * </ol>
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> asked : an address (the page is the same for all)
 *   asked --> mailed : a code
 *   asked --> told : acts here already (by mail)
 *   asked --> [*] : too many mails (pretend)
 *   mailed --> proven : code right, once, in this browser
 *   proven --> proven : fact wrong, three times a member
 *   proven --> granted : fact right, or a new file
 *   proven --> desk : near, closed, not admitted, three times wrong
 *   granted --> inside : accepted
 * }</pre>
 *
 * Outcomes: {@code JoinOutcome}, {@code Matching.Match}.
 */
@NullMarked
package app.latchkey.access.join;

import org.jspecify.annotations.NullMarked;
