/**
 * The sentences of the product in English and French. Keys begin with the name of the module that says them, values are
 * {@link java.text.MessageFormat} patterns with typographic apostrophes. A test holds both languages complete. A French text
 * that a club says to its members stands in <em>vous</em>, with a sister beneath it, {@code .tu}, for clubs that say <em>tu</em>.
 */
@NullMarked
package app.latchkey.platform.texts;

import org.jspecify.annotations.NullMarked;
