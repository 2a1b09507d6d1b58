/**
 * Inviting many: whoever an import or a filter of the list names. First {@code BulkPage} says how many can be reached now
 * and that the mails take the slower lane; pressing again invites the rest. A long list is written down in
 * parts and goes on by itself: {@code BulkProgressPage} follows it, a crash repeats at most the part it interrupted, and that
 * part had invited nobody yet. Only people the club wants to invite, and none
 * with an address that is mistyped, bouncing or a namesake's.
 *
 * <p>Helping many: {@code HelpManyPage} looks at everybody of a filter as the panel would, and says by remedy how many it would
 * mend now. Only remedies that need nobody to be asked or seen are offered, only where they are the first of the top finding;
 * the others are counted as to be asked one by one. The deed goes on in the same parts.
 */
@NullMarked
package app.latchkey.access.bulk;

import org.jspecify.annotations.NullMarked;
