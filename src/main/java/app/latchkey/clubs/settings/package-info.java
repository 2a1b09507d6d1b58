/**
 * The club's settings: name, colour, country, time zone, languages, whether French says tu or vous, currency; and the switch that
 * closes sign-in for all members, with the reason they are told. Slug changes keep the former address leading here.
 */
@NullMarked
package app.latchkey.clubs.settings;

import org.jspecify.annotations.NullMarked;
