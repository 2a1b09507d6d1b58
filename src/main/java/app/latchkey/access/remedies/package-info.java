/**
 * What the desk does about a finding. Each remedy names the right it takes and the proof it needs; what was checked is
 * recorded in the audit. A remedy leaves the finding gone or the next one standing, and none of them ever writes a
 * credential of an existing account. Those that need a word typed or read first have a {@code RemedyPage}; the others
 * are one click. Outcomes: {@code RemedyOutcome}.
 */
@NullMarked
package app.latchkey.access.remedies;

import org.jspecify.annotations.NullMarked;
