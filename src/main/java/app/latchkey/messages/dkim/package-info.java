/**
 * Mail signed by the sender's domain (DKIM, RFC 6376), for installations whose relay does not do it. Off until an operator makes a
 * key.
 *
 * <ol>
 *   <li>{@code ./latchkey dkim create} makes a {@link app.latchkey.messages.dkim.DomainKey} that is {@code PREPARED}, and prints the
 *       record to publish.
 *   <li>{@code ./latchkey dkim activate} looks for the record in the DNS and lets the key sign; the key before it is {@code RETIRED}: its
 *       private half is gone, its record stays for the mails under way.
 *   <li>{@link app.latchkey.messages.dkim.DomainSigner} signs each mail as it goes to the relay. A domain without a key is sent
 *       unsigned.
 * </ol>
 *
 * The keys stand in {@code dkim.properties} beside the key ring, mode 0600, and in no backup (decision 0027).
 */
@NullMarked
@NamedInterface("dkim")
package app.latchkey.messages.dkim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
