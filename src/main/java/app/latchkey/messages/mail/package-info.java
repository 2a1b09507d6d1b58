/**
 * What every mail looks like. The frame carries the club's name on its colour, one title, the parts, and a footer that says
 * what to do if it was not you; the parts are a paragraph, a small print, one button, an address in words and a code.
 * Each mail is written twice from the same sentences: as HTML by the templates here, as text by {@link PlainMail}.
 * Inline styles are allowed in this folder alone, since mail programs drop stylesheets; there is no picture and no pixel.
 */
@NullMarked
@NamedInterface("mail")
package app.latchkey.messages.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
