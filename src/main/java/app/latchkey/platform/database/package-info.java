/**
 * The way to PostgreSQL: a transaction belongs to one club, which row-level security enforces, or to none. The first
 * statement of each names the club and reads the database's clock. SQL itself lies with the flows that own the tables.
 */
@NullMarked
package app.latchkey.platform.database;

import org.jspecify.annotations.NullMarked;
