/**
 * Member files: a person's record in one club, with contact addresses as typed. This room keeps the list and its search,
 * the file and its history, adding with look-alikes shown, archive and restore, the switch for somebody's access, and
 * the import. Its tables are {@code member}, {@code member_*}, {@code not_same} and {@code import*}; others ask
 * {@link app.latchkey.members.Members} and react to this room's events, and never name its tables in their SQL except to
 * read facts for the checks. It knows nothing of how people get in: the list asks a port, the file shows a panel by URL.
 */
@NullMarked
package app.latchkey.members;

import org.jspecify.annotations.NullMarked;
