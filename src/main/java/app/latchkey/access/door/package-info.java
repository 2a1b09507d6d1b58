/**
 * Finding the door: whoever lost the club's address or their username, and the club that spreads its address.
 *
 * <ol>
 *   <li>{@code FindNamePage} at a club: an address is typed, one row is written, {@code NameSentPage} is the same for all. For
 *       people who act here, or whose file has that address confirmed, {@code NameMail} says their usernames; for everybody
 *       else it is answered as a recovery.
 *   <li>{@code FindClubsSentPage}, asked at the bare host: accounts that have proven the address get one {@code ClubsMail}
 *       with their clubs. It is never shown on a page, and no desk learns of another club by it.
 *   <li>{@code TellAddressPage} at the desk: the club's own address by mail ({@code DoorMail}) to one person or to everybody of
 *       a filter, after a preview of how many mailboxes that is; many take the lane of reminders, one mail a mailbox.
 *   <li>{@code PosterPage} prints the address with its QR code; the page of the address has a link and a button for the
 *       club's own site.
 * </ol>
 */
@NullMarked
package app.latchkey.access.door;

import org.jspecify.annotations.NullMarked;
