/**
 * The panel on a member's file: the top finding's sentence, as it is read out; its evidence; what mends it, with the proof
 * that takes; the last success and what happened since; what is also true. It is computed when it is looked at, by the same
 * checks as everything else, and stands on the file's page and at an address of its own.
 */
@NullMarked
package app.latchkey.access.panel;

import org.jspecify.annotations.NullMarked;
