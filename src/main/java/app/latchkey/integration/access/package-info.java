/**
 * Why can't they get in, for programs: the diagnosis with its sentence, evidence and history, the search of the desk's box,
 * invitations and resets. A key may start access and never sees a secret: mails go to the person. Many invitations in a
 * row leave in the lane of reminders, so that nobody's reset waits behind them.
 */
@NullMarked
package app.latchkey.integration.access;

import org.jspecify.annotations.NullMarked;
