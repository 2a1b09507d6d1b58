/**
 * How a club looks: one colour, from which the stylesheet's three brand tokens are computed. {@code --brand} is the colour
 * itself, {@code --on-brand} what is written on it, {@code --brand-ink} the colour as ink. Every one of them reaches a
 * contrast of 4.5 : 1, whatever colour the club chose. The address carries the colour, so it may be cached for long.
 */
@NullMarked
package app.latchkey.clubs.look;

import org.jspecify.annotations.NullMarked;
