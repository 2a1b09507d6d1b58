/**
 * The door of {@code /api/v1}. A call shows its key and meets, in this order: 401 without a living key, 404 at any club but
 * the key's own (whether that club exists is not told), 403 without the scope that the route asks. Whatever goes wrong is
 * answered as a problem document (RFC 9457) with a code that stays; wrong keys are counted per network.
 */
@NullMarked
package app.latchkey.integration.door;

import org.jspecify.annotations.NullMarked;
