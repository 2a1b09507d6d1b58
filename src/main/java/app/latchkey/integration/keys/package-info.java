/**
 * Keys of other programs: 256 random bits behind the id of their club, of which only a hash is kept. A key has scopes and
 * works for one club. It is made at the command line or by who may change the club's settings, and shown once; nobody can
 * read it again. The list says what each may do and when it was last used; a revoked key is refused from the next call on.
 * Page: {@code KeysPage}.
 */
@NullMarked
@NamedInterface("keys")
package app.latchkey.integration.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
