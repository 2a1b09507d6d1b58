/**
 * Work in the background of one process: a thread that looks for something to do, and looks again. What there is to do
 * stands in the database, so that any process may do it and none may lose it. A signal is only a hint that shortens the wait.
 *
 * <p>Looking is what a house in which nothing happens does all day. So a single {@link Pulse} asks the questions of all who must
 * not keep anybody waiting, in one message, and wakes those for whom there is something; by themselves they look seldom.
 */
@NullMarked
package app.latchkey.platform.work;

import org.jspecify.annotations.NullMarked;
