/**
 * Adding a member at the desk.
 *
 * <ol>
 *   <li>The form, at {@code /<club>/desk/members/new}; a club that always or never invites is not asked.
 *   <li>What cannot stand on a file is said under its field; nothing typed is lost.
 *   <li>Somebody on file looks like this person: they are shown, and nothing is added until the desk says that this is
 *       somebody else. An archived look-alike can be restored instead.
 *   <li>The file with its number and username; an invitation goes out with it if that was wished.
 * </ol>
 */
@NullMarked
package app.latchkey.members.adding;

import org.jspecify.annotations.NullMarked;
