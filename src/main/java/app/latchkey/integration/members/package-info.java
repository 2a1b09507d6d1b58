/**
 * Member files for programs: list by cursor, read, add, change. The same checks as at the desk judge every field, and unknown
 * fields are refused by name instead of being dropped. A file that looks like one on the list is added and says so.
 */
@NullMarked
package app.latchkey.integration.members;

import org.jspecify.annotations.NullMarked;
