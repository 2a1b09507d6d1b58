/**
 * A club as programs see it: what its own settings say. Nothing here counts members or names staff. Reading it is also the
 * cheapest way to find out whether a key works.
 */
@NullMarked
package app.latchkey.integration.club;

import org.jspecify.annotations.NullMarked;
