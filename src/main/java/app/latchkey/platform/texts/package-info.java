/**
 * The sentences of the product in English and French. Keys begin with the name of the module that says them, values are
 * {@link java.text.MessageFormat} patterns with typographic apostrophes. A test holds both languages complete.
 */
@NullMarked
package app.latchkey.platform.texts;

import org.jspecify.annotations.NullMarked;
