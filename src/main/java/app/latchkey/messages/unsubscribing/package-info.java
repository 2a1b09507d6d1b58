/**
 * Unsubscribing from a club's mailings, without signing in.
 *
 * <ol>
 *   <li>Every mailing carries a link of its own, by club and message, with a MAC over both; no row holds it and no address
 *       stands in it. It outlives a restore, since somebody who does not want mail must always be able to say so.
 *   <li>A mail program posts to it (RFC 8058): the mailing's topic, or everything where it has none. Fetching it changes
 *       nothing, so that a scanner that follows links unsubscribes nobody.
 *   <li>A person opens it: {@code UnsubscribePage} names the club, a masked address and the topics, and undoes it as well. It is
 *       the same for every address, whether somebody has an account or not.
 *   <li>A provider's list, taken over at the desk, says the same of an address, and so does the provider when somebody took a link
 *       of its own. Whoever asks for mailings again at the desk gets
 *       them (desk/suppressions): the row stays with its end, and the page says so.
 * </ol>
 *
 * It is the one place where this is known: a mailing leaves out whom it names, when its recipients are counted and written
 * and once more when each mail is about to leave.
 *
 * Access mail and service mail go on whatever is said here. Own table: {@code unsubscription}.
 */
@NullMarked
package app.latchkey.messages.unsubscribing;

import org.jspecify.annotations.NullMarked;
