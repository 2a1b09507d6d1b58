/**
 * Access requests, the story: what reaches the desk without a file behind it.
 *
 * <ol>
 *   <li>A name or address that leads to nobody was typed at sign-in or recovery: once it is judged, {@code Arriving} groups it
 *       with the others of the same mailbox and writes down whom it is nearest to. What has neither the form of an address
 *       nor somebody near it is not kept: people type passwords into that field. Many names from one place are one request.
 *   <li>Somebody wrote to the desk on <em>I can’t get in</em> ({@code access.help}): a request of its own, with its reference.
 *   <li>{@code RequestsPage} lists the open ones, {@code RequestPage} shows the tries with their references, who is near, and
 *       what can be done: put the address on a file after checking who asks, answer by mail ({@code AnswerMail}), done,
 *       not ours. What was decided is a {@code RequestOutcome}, and the audit says it.
 *   <li>The same name again opens a request that was done, and leaves one that is not ours closed.
 * </ol>
 *
 * <p>What is typed anonymously changes nothing: it is shown as typed by somebody we do not know, there is no way to put
 * several on file at once, and none to put one on file without saying what was checked.
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> OPEN : tried, recovered, asked for help
 *   OPEN --> ANSWERED : a mail left
 *   OPEN --> DONE : on file, or done
 *   OPEN --> NOT_OURS
 *   ANSWERED --> OPEN : tried again
 *   DONE --> OPEN : tried again
 *   NOT_OURS --> NOT_OURS : tried again
 * }</pre>
 */
@NullMarked
package app.latchkey.access.requests;

import org.jspecify.annotations.NullMarked;
