/**
 * Member files: a person's record in one club, with contact addresses as typed. This room keeps the list and its search,
 * the file and its history, adding with look-alikes shown, archive and restore, the switch for somebody's access, and
 * the import. Its tables are {@code member}, {@code member_*}, {@code not_same}, {@code merge*} and {@code import*}; others ask
 * {@link app.latchkey.members.MemberFiles}, {@link app.latchkey.members.Neighbours} and
 * {@link app.latchkey.members.NearlyTyped}, do by
 * {@link app.latchkey.members.Members} and {@link app.latchkey.members.MemberChanges}, and react to its events. It knows nothing of how people get in: the list asks a port, the file shows a panel by URL.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Members",
        allowedDependencies = {"platform", "audit", "accounts", "clubs"})
package app.latchkey.members;

import org.jspecify.annotations.NullMarked;
