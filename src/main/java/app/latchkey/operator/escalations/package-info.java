/**
 * A case that a club gave to the operator ({@code CasePage}): the finding, what stood with it, what was written. The operator
 * answers or closes it; no file of a member can be opened from here.
 */
@NullMarked
package app.latchkey.operator.escalations;

import org.jspecify.annotations.NullMarked;
