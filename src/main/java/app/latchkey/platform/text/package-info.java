/**
 * The rules for texts that identify people: addresses, names and telephone numbers. They are pure functions, so that the
 * import, the desk, the sign-in field and the checks read one text the same way. What a person typed is always kept
 * beside the key made from it; keys are compared, typed forms are shown.
 */
@NullMarked
package app.latchkey.platform.text;

import org.jspecify.annotations.NullMarked;
