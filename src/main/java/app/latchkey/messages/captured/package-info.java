/**
 * Without a relay no mail leaves the house: it is taken as if a relay had taken it, and a banner says so. In a demo whole
 * mails are kept in files that only the owner reads, so that their links can be followed, and the demo's own domains answer
 * by script: {@code refuse} knows nobody, {@code full} is full, {@code defer} asks to come back, {@code hold} stays here.
 */
@NullMarked
package app.latchkey.messages.captured;

import org.jspecify.annotations.NullMarked;
