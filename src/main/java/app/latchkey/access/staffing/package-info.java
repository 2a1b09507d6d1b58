/**
 * Who works here: the list of staff with their roles, inviting another by mail, ending a role. A role that ends takes the
 * desk away at once, since every desk page asks the table anew. The last owner stays. Pages: {@code StaffPage}.
 */
@NullMarked
package app.latchkey.access.staffing;

import org.jspecify.annotations.NullMarked;
