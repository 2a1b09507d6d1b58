/**
 * Changing a member file at the desk: the form with what is on file, the words under a field that cannot stand, and the
 * file again. The form carries the version it was drawn from. If somebody else saved meanwhile, nothing is written: the
 * page says so, shows what was typed, and saving again is a decision.
 */
@NullMarked
package app.latchkey.members.editing;

import org.jspecify.annotations.NullMarked;
