/**
 * Backup and restore, logical: it outlives versions of PostgreSQL, and the step from the embedded one to a server of one's own.
 *
 * <ol>
 *   <li>{@code backup FILE} reads every table in one snapshot, beside a running server, into a file with the schema's version,
 *       counts and digests. Keys are left out, and so is whatever opens something by itself: sessions, codes, resets, recovery
 *       codes. The file appears whole or not at all.
 *   <li>{@code restore FILE} first reads the whole file and holds it against its digests; a damaged or foreign one is refused
 *       before anything is touched, and so is a database that has clubs. Then the tables are made as they were, filled in one
 *       transaction, counted, and brought up to date.
 *   <li>What was restored begins a new epoch: links and codes of the time before are dead, lanes 1 to 3 wait until an operator lets
 *       them go, API keys wait for their club. It is told how many staff roles, keys and waiting mails came back.
 *   <li>{@code ErasureJournal}, a text file of hashes beside the backups and in the data directory, is kept up to date by every
 *       server: who was erased after a backup is erased again when it is restored.
 *   <li>{@code StopJournal} does the same for what readers no longer want and what they complained of: who unsubscribed after a
 *       backup gets no mailings when it is restored.
 *   <li>A database that was put back by any other means is noticed at the start, since the key ring knows another epoch
 *       ({@code Epochs}): the same holds.
 * </ol>
 */
@NullMarked
package app.latchkey.operator.backup;

import org.jspecify.annotations.NullMarked;
