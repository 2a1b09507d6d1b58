/**
 * Mailings for programs: to list, to look at with what became of each recipient by number, and to write as a draft. Nothing
 * is sent from here: a person looks at a draft at the desk, with how many get it and how many do not, and sends it there.
 * Recipients are counts only; who they are stands with the messages.
 */
@NullMarked
package app.latchkey.integration.mailings;

import org.jspecify.annotations.NullMarked;
