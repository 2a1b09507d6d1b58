/**
 * Rehearsal: a member's way in, gone through without the member and without touching their file.
 *
 * <ol>
 *   <li>{@code RehearsalPage} goes through the list of checks step by step: does the club let them in, is the file in order,
 *       does mail get there, which first step stands, what about the secret. Nothing is written.
 *   <li>One press sends {@code RehearsalMail} to the staff person's own address: the very mail the member would get, in the
 *       member's language, with a link that opens nothing but {@code RehearsedPage}.
 *   <li>The page then says what became of that mail, and concludes whose side it is: the club's, ours, the mailbox's, or the
 *       member's.
 * </ol>
 *
 * It replaces putting one's own address on somebody's file to see what happens.
 */
@NullMarked
package app.latchkey.access.rehearsal;

import org.jspecify.annotations.NullMarked;
