/**
 * The guide for clubs, at the desk. It is the text of docs/guide, carried in the jar, so that what is read on a forge and what
 * is read at the desk cannot differ. The person's language decides which one; a language without a guide gets the English one.
 * Pictures are the screenshots that the tests take of the pages themselves.
 */
@NullMarked
package app.latchkey.clubs.guide;

import org.jspecify.annotations.NullMarked;
