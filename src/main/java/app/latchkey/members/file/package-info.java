/**
 * One member file at the desk: what is on it, what happened to it, and the deeds that need a reason. The panel that says
 * whether and why not this person gets in is loaded by its address from the room of access; without JavaScript a link
 * leads there. Archive and the switch for access ask for a reason, since the person will be told it.
 */
@NullMarked
package app.latchkey.members.file;

import org.jspecify.annotations.NullMarked;
