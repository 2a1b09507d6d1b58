/**
 * The ids that rooms hand to each other, each a type of its own so that a member is never passed for an account. They are
 * UUIDv7 made in Java: a row knows its id before it is written. Ids name things, they open nothing.
 */
@NullMarked
package app.latchkey.platform.ids;

import org.jspecify.annotations.NullMarked;
