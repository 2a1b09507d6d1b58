/**
 * The rows that make up one member file, written together: the file, its addresses, its tags, its usernames, and the two
 * texts it is found by. Adding by hand and importing write through the same statements, a list of files at a time.
 * Whoever changes a name, an address, a phone or a username calls {@link app.latchkey.members.rows.FoundBy}, so that
 * search never lies.
 */
@NullMarked
package app.latchkey.members.rows;

import org.jspecify.annotations.NullMarked;
