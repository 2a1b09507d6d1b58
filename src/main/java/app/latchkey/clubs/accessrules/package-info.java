/**
 * What a club decides about access, on one page, each with what it means for members in one sentence: how a first access is
 * given, how long an invitation lives, whether adding somebody asks, whether members may sign in by a mailed code, and the
 * least that staff show. Owners and managers decide, after a fresh proof; every change stands in the audit with its words.
 */
@NullMarked
package app.latchkey.clubs.accessrules;

import org.jspecify.annotations.NullMarked;
