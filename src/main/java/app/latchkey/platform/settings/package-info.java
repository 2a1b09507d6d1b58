/**
 * What an operator can set, from the environment or {@code latchkey.properties}. Every setting has one name, one default
 * and one test. A name nobody knows stops the start, since a misspelt setting that is silently ignored is found at the
 * worst moment.
 */
@NullMarked
package app.latchkey.platform.settings;

import org.jspecify.annotations.NullMarked;
