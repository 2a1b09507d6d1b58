/**
 * Posting twice by the same Idempotency-Key does the deed once. A claim is committed first, so that a second caller is told
 * that the first one is at work; deed and stored reply are then committed together, so that a crash leaves both or none.
 * A claim whose worker died is free again after a minute; replies are kept for a day.
 */
@NullMarked
package app.latchkey.integration.once;

import org.jspecify.annotations.NullMarked;
