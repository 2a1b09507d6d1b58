/**
 * Inviting many: whoever an import or a filter of the list names. First {@code BulkPage} says how many can be reached now
 * and that the mails take the slower lane; pressing again invites the rest. A long list is written down in
 * parts and goes on by itself: {@code BulkProgressPage} follows it, a crash repeats at most the part it interrupted, and that
 * part had invited nobody yet. Only people the club wants to invite, and none
 * with an address that is mistyped, bouncing or a namesake's.
 */
@NullMarked
package app.latchkey.access.bulk;

import org.jspecify.annotations.NullMarked;
