/**
 * Escalation: what a desk cannot mend is told to the operator, with the diagnosis and no more about the person than needed.
 *
 * <ol>
 *   <li>{@code EscalationPage} shows, before anything is sent, what goes out: the finding, its side, and those facts that name
 *       nobody; words of the desk's own may be added.
 *   <li>Every operator gets {@code EscalationMail} with a link to the case, and finds it under {@code /operator}.
 *   <li>The operator's answer goes to whoever asked ({@code EscalationAnswerMail}) and stands at the member's file, until
 *       either side closes the case.
 * </ol>
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> open : asked
 *   open --> answered : the operator writes
 *   answered --> open : the desk writes again
 *   open --> closed
 *   answered --> closed
 *   closed --> [*]
 * }</pre>
 */
@NullMarked
package app.latchkey.access.escalation;

import org.jspecify.annotations.NullMarked;
