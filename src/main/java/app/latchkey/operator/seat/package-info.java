/**
 * Whoever runs the installation, as pages under {@code /operator} see them: signed in, an operator, and with a secret shown
 * within the last day and used within the last hour. Everybody else meets a 404, as if nothing were there.
 */
@NullMarked
package app.latchkey.operator.seat;

import org.jspecify.annotations.NullMarked;
