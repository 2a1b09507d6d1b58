/**
 * Who works here: the list of staff with their roles, inviting another by mail, ending a role. A role that ends takes the
 * desk away at once, since every desk page asks the table anew, and takes with it what it had at hand
 * ({@code EndedRole}): the sessions that were at the desk, codes, slips, re-links and invitations to the staff that nobody
 * has used yet, the seat and PIN at the reception, API keys. Invitations that went to members by mail stay: they are the
 * members'. The last owner stays. Pages: {@code StaffPage}.
 */
@NullMarked
package app.latchkey.access.staffing;

import org.jspecify.annotations.NullMarked;
