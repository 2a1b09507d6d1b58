/**
 * Texts that a club writes itself: words with placeholders and a little formatting. Placeholders are of a fixed set and know
 * no logic; an unknown one is refused when the text is saved, with the nearest known one beside it. A text is read once into
 * blocks and runs, and only then filled, so that what stands in a name is never read as formatting, as a link or as a
 * placeholder. What is shown as HTML is escaped by the template that walks the runs; what is shown as text comes from here.
 */
@NullMarked
package app.latchkey.platform.wording;

import org.jspecify.annotations.NullMarked;
