/**
 * What is over is cleared away every hour, by one of the nodes: sessions that ended, budgets nobody uses any more, and
 * whatever a room keeps for a time only ({@code Retention}; the list is docs/retention.md). db-scheduler keeps the time in the database, so that no restart forgets it and no two nodes
 * do it at once. Nothing that a person may still ask about is touched here.
 */
@NullMarked
package app.latchkey.operator.housekeeping;

import org.jspecify.annotations.NullMarked;
