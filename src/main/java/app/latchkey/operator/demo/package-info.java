/**
 * What a demo shows: a studio where every reason why somebody cannot get in stands on several files, a village club of
 * families, and a chain large enough to feel. On its first start a demo founds these clubs, imports their members and lets
 * them live through a month in a few seconds: staff and members act over HTTP on the demo's own port, mails leave by its own
 * lanes, and between two scenes the clock is moved, which is zero again before the address is printed. A mark beside the
 * data says whether the clubs are half made; then they are made anew, since nobody can have used them yet. The chain's list
 * is only queued: the import goes on behind the printed address, and behind a restart.
 */
@NullMarked
package app.latchkey.operator.demo;

import org.jspecify.annotations.NullMarked;
