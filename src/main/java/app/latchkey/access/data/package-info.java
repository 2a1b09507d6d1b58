/**
 * A person's right to what is kept about them, and to have it erased. The person sees on {@code DataPage} what there is, takes it
 * with them as an archive (JSON, and a summary to read) after a fresh proof, and asks the club to erase the file: that arrives
 * at the desk's inbox. The desk may hand out a member's file ({@code DataDeskPage}, a right of its own, audited) where somebody
 * asks without an account. An account is the person's: the desk hands out its own club's file and nothing else.
 * Outcomes: the archive, or the page of a fresh proof.
 */
@NullMarked
package app.latchkey.access.data;

import org.jspecify.annotations.NullMarked;
