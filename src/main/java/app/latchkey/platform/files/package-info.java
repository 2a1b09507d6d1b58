/**
 * Files that only the process's own user may read. They are written beside their final place and renamed, so that a
 * crash leaves the old content or the new one. Everything secret that Latchkey keeps outside the database goes
 * through here.
 */
@NullMarked
package app.latchkey.platform.files;

import org.jspecify.annotations.NullMarked;
