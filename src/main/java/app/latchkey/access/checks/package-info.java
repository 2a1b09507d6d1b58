/**
 * The one list of access checks. {@link app.latchkey.access.checks.FactsReader} reads what is known about one member or a
 * thousand, each {@link app.latchkey.access.checks.AccessCheck} turns facts into findings, and
 * {@link app.latchkey.access.checks.Ranking} puts the one that explains it first: a pure function of facts and database
 * time. Sign-in stops at the first finding that closes the door; panel, list, import report and API show them all.
 */
@NullMarked
package app.latchkey.access.checks;

import org.jspecify.annotations.NullMarked;
