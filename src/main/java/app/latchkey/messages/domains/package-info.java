/**
 * Which domains have a mail server. Domains of addresses that nobody has confirmed, and of addresses that nobody knows, are written
 * down as wanted; a worker asks the name servers one by one and keeps the answer, for days. No answer, or one of a name server
 * that knows no mail server at all, proves nothing. When a domain loses its mail server or has one again, every club hears it and
 * judges the files that have an address there anew. {@code LATCHKEY_LOOK_UP_DOMAINS=false} switches all of it off.
 */
@NullMarked
package app.latchkey.messages.domains;

import org.jspecify.annotations.NullMarked;
