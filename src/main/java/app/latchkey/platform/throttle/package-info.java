/**
 * Budgets of failures: how often a key may fail before it waits. They live in the database, so that no restart and no
 * second node gives a guesser new tries. Without the database nothing is admitted: it fails closed.
 */
@NullMarked
package app.latchkey.platform.throttle;

import org.jspecify.annotations.NullMarked;
