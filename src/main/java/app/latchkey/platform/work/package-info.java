/**
 * Work in the background of one process: a thread that looks for something to do, and looks again. What there is to do
 * stands in the database, so that any process may do it and none may lose it. A signal is only a hint that shortens the wait.
 */
@NullMarked
package app.latchkey.platform.work;

import org.jspecify.annotations.NullMarked;
