/**
 * A real PostgreSQL as a child process, for installations that name no database of their own.
 *
 * <ol>
 *   <li>The server's files are unpacked once per version from the jar and shared by later starts.
 *   <li>The cluster lies in {@code DATA/postgres}. It never runs as root: as root it runs as nobody, or, below a
 *       directory that others may not search, in a user namespace of its own.
 *   <li>One process owns it at a time, by a lock on {@code DATA/database.lock}. Others find the running server through
 *       {@code DATA/connection.properties} and attach; both files with passwords have mode 0600, since loopback is open
 *       to every local user.
 *   <li>Postgres left behind by a killed process is stopped before a new one starts; postgres that dies is started
 *       again on the same port, and what was committed is there.
 * </ol>
 */
@NullMarked
package app.latchkey.platform.postgres;

import org.jspecify.annotations.NullMarked;
