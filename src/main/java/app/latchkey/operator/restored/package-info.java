/**
 * What came back with a restored database ({@code RestoredPage}): who works at each club's desk, which API keys are there and
 * which of them wait for their club, which lanes are held, and whether those who had been erased or had unsubscribed since were
 * found. The operator's first page leads here until somebody has looked through it and says so.
 */
@NullMarked
package app.latchkey.operator.restored;

import org.jspecify.annotations.NullMarked;
