/**
 * A reference that the sign-in of no club showed, read out to the operator: when it was, why, on what device, and at which
 * clubs the account acts, whose desks can help further. What was typed is not kept. A reference that a club's own door showed
 * is that club's alone and opens nothing here.
 */
@NullMarked
package app.latchkey.operator.references;

import org.jspecify.annotations.NullMarked;
