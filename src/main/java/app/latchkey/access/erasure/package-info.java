/**
 * Erasing a person, for good and not in haste. A file is removed from the list first; then an owner or a manager, after a fresh
 * proof, types its number and a reason on {@code DataDeskPage}. Seven days pass, in which everybody who acts for the file has been
 * told and anybody with the right may stop it; putting the file back on the list stops it too. Then a worker calls the one
 * function that may: {@code erase_member}. What can identify somebody goes; that something was done, when and in which role,
 * stays ({@code ErasedPage}). A person who closes the account may have it erased likewise: {@code erase_account}, after seven
 * days, unless it was opened again. Hashes of what was erased are kept for a restored backup. Outcomes: {@code ErasureOutcome};
 * mails: {@code access.notice.erasure}, {@code access.notice.erased}.
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> removed : archived
 *   removed --> asked : number and reason typed
 *   asked --> removed : stopped
 *   asked --> [*] : put back on the list
 *   asked --> erased : seven days later (final)
 * }</pre>
 */
@NullMarked
package app.latchkey.access.erasure;

import org.jspecify.annotations.NullMarked;
