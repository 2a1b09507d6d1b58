/**
 * <em>Try now, I am watching</em>: somebody is on the telephone and tries, and the desk sees each try as it comes, with its
 * reason. {@code WatchPage} shows what happened on this person's way in since it was opened, and who else is at the door and
 * matches nobody, since that may be them with another name. It asks anew every two seconds for three minutes and then stops by
 * itself; without JavaScript a plain link looks again. It is a reading page: the moment it began stands in its address.
 */
@NullMarked
package app.latchkey.access.watch;

import org.jspecify.annotations.NullMarked;
