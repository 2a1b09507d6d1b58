/**
 * The desk's first page: the box "Why can't … get in?", who can and cannot by cause, and the club's address to copy, show
 * and spell. The box takes anything the person says: a name, an address, a phone or member number, a username, or the
 * reference of a refusal. Archived people and former addresses are found; nobody found says so and offers the nearest.
 */
@NullMarked
package app.latchkey.access.today;

import org.jspecify.annotations.NullMarked;
