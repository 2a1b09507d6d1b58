/**
 * Arriving: where somebody who is signed in belongs in this club. Credentials decided the sign-in to the account; here the
 * club's checks decide the landing, person by person. Ends at the member's home ({@code HomePage}), at the desk, at a
 * choice between several ({@code ChoosePage}, remembered on this device unless several people stand there), or at the truth ({@code ClosedPage}, {@code NotHerePage}): who has proven
 * who they are is told why the club does not let them in, and what to do.
 */
@NullMarked
package app.latchkey.access.home;

import org.jspecify.annotations.NullMarked;
