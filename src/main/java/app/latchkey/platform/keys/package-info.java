/**
 * The installation's key ring: one file with mode 0600 in the data directory, made when it is absent and never part of a
 * backup. Every use has a key of its own, derived by HKDF-SHA256 from the ring's keys by purpose. Rotating adds a key
 * that writes from then on while the older ones still read; a running server notices the changed file by itself.
 */
@NullMarked
package app.latchkey.platform.keys;

import org.jspecify.annotations.NullMarked;
