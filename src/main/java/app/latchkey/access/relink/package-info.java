/**
 * A member's own access moves to another account. The desk checked who stands there and handed over a code; whoever spent it
 * is the member's account from now on, and the former account is told at every address it has proven. For 72 hours the desk
 * can take it back: the former access stands again, the new one ends, both are told. An account that keeps no access
 * anywhere and no proven address could never be used again, and is closed; the undo opens it.
 *
 * <pre>
 * former: holds --code spent--> ended RELINKED --undo, 72 h--> a new row that holds
 * new:    (none) --code spent--> holds --undo, 72 h--> ended RELINK_UNDONE
 * </pre>
 */
@NullMarked
package app.latchkey.access.relink;

import org.jspecify.annotations.NullMarked;
