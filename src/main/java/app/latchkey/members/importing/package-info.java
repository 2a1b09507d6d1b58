/**
 * A club's member list comes in whole: none dropped, none mangled, none silently wrong.
 *
 * <ol>
 *   <li>The file is read as it is: its characters, its delimiter, its line ends are found, not asked.
 *   <li>Its columns are recognised by English and French names; the desk corrects what was guessed. What is nothing of
 *       ours stays with the member word for word.
 *   <li>Each status word is asked about once: member, not to be invited, archived.
 *   <li>A trial run says row by row who will be able to get in, and why not the others.
 *   <li>The run adds the files in chunks; a row that went in does not go in twice.
 * </ol>
 */
@NullMarked
package app.latchkey.members.importing;

import org.jspecify.annotations.NullMarked;
