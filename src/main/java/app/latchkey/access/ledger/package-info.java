/**
 * The ledger of attempts: what happened at the door, thirty days, visible only to the club it was typed at. A refusal is
 * written with a random reference that the page shows, the same shape for every reason. Judging whose attempt it was
 * happens after the answer: exact matches, then the nearest member; what was typed is kept sealed only if it is an address
 * or near somebody, else only its shape.
 */
@NullMarked
package app.latchkey.access.ledger;

import org.jspecify.annotations.NullMarked;
