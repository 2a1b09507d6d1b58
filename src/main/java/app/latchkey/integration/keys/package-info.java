/**
 * Keys of other programs: 256 random bits behind the id of their club, of which only a hash is kept. A key has scopes and
 * works for one club. It is made at the command line, which prints it once; nobody can read it again.
 */
@NullMarked
package app.latchkey.integration.keys;

import org.jspecify.annotations.NullMarked;
