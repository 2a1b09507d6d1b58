/**
 * What the list shows and filters by: state and findings of each member, written down. An event marks a member as stale,
 * a worker reads the same facts through the same checks as the panel and writes the row again; time marks it by
 * {@code due_at}, and every night all are read once more. A test holds projection and checks equal.
 */
@NullMarked
package app.latchkey.access.projection;

import org.jspecify.annotations.NullMarked;
