/**
 * Browsers that several people stand at.
 *
 * <ol>
 *   <li>{@code SharedDevicesPage}, in the settings: this very browser becomes the reception's computer or a kiosk, and is
 *       known by its device cookie from then on; each stands in a list and can be taken off it.
 *   <li>A kiosk forgets: a session there lasts ten minutes, two without a click, fills in nothing, offers no passkey, and never
 *       opens the desk. Whoever makes a browser a kiosk is signed out of it at once.
 *   <li>The reception's computer is left and taken over by a PIN: see {@code access.reception}.
 * </ol>
 */
@NullMarked
package app.latchkey.access.shareddevices;

import org.jspecify.annotations.NullMarked;
