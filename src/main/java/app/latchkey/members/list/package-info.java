/**
 * The member list at the desk: everybody by name, found by any part of what is on file, filtered by who can get in and
 * why not. It is drawn page by page from the place where the last one ended, so it is as quick for a hundred thousand as
 * for ten. Each row says in words how that person stands; what stands there is asked of a port, and without anybody who
 * answers it the column is left out.
 */
@NullMarked
package app.latchkey.members.list;

import org.jspecify.annotations.NullMarked;
