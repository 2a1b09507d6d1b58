/**
 * The addresses a club does not write to, seen and decided at the desk. Every one stands there with its reason, since when and
 * by whom; one is added by hand, taken away after a confirmation, or comes with a list that a mail provider exports.
 *
 * <ol>
 *   <li>{@code GET desk/suppressions} lists and searches ({@link app.latchkey.messages.suppressions.SuppressionsPage}).
 *   <li>{@code POST desk/suppressions} adds one: MANUAL, with the desk's words.
 *   <li>{@code POST desk/suppressions/list} takes a provider's export ({@code ProviderList}): its columns are found by name.
 *   <li>{@code POST desk/suppressions/clearance} lets mails go there again, which stands in the history of whoever has the address.
 *   <li>{@code POST desk/suppressions/resubscription} ends an unsubscription, when its reader asked: how they did is said, and
 *       stays with the row; the page behind the mail's own link says since when the desk knows it.
 * </ol>
 *
 * A mailbox that refused is no suppression: that is known of the mailbox, not of this club. The rows are those of
 * {@link app.latchkey.messages.Suppressions} and {@link app.latchkey.messages.unsubscribing.Unsubscriptions}: none is ever
 * deleted to clear one.
 */
@NullMarked
package app.latchkey.messages.suppressions;

import org.jspecify.annotations.NullMarked;
