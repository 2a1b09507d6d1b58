/**
 * What the list shows and filters by: state and findings of each member, written down. An event marks a member as stale,
 * a worker reads the same facts through the same checks as the panel and writes the row again; time marks it by
 * {@code due_at}, and every night all are read once more. An entry marks too, and says so: whoever got in with nothing else
 * to say before is not read again for it. The mark is what makes one look wait for the other: an entry that finds it taken
 * waits for that look, and is seen by the next. A test holds projection and checks equal.
 */
@NullMarked
package app.latchkey.access.projection;

import org.jspecify.annotations.NullMarked;
