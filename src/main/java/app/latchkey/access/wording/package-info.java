/**
 * A club's own words for the mails it sends about access.
 *
 * <ol>
 *   <li>{@code GET desk/wording} lists every kind of mail with its languages ({@code WordingListPage}): in our words, or in the
 *       club's, by whom and since when.
 *   <li>{@code GET desk/wording/{kind}/{language}} is one of them ({@code WordingPage}): subject, text, the placeholders that exist
 *       for it, which of them it cannot do without, and how it reads for somebody made up.
 *   <li>{@code POST …/preview} shows what was typed without saving it; {@code POST} to the page itself saves. An unknown
 *       placeholder is refused with the nearest and all that exist, a missing link, code or fact with its name; nothing typed is
 *       lost. Whoever saved from an older page reads so first.
 *   <li>{@code POST …/removal} puts it back to our words.
 * </ol>
 *
 * Text only: no markup, no formatting, no address that a placeholder could complete. The frame, the address to come back to, how
 * long a link is good for and the footer are not theirs to change. Each change is audited. The rows are those of
 * {@link app.latchkey.access.mails.MailWordings}.
 */
@NullMarked
package app.latchkey.access.wording;

import org.jspecify.annotations.NullMarked;
