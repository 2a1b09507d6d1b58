package app.latchkey.clubs;

import app.latchkey.platform.ids.ClubId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A club, gym or studio.
 *
 * @param colour {@code #rrggbb}, lower case
 * @param country ISO 3166-1 alpha-2
 * @param currency ISO 4217
 */
public record Club(
        ClubId id,
        String slug,
        String name,
        String colour,
        String country,
        ZoneId timeZone,
        Locale locale,
        List<Locale> languages,
        Formality formality,
        String currency,
        Optional<String> replyTo,
        AccessRules access,
        Optional<Shut> shut) {
    /** Sign-in is closed for the club's members. */
    public record Shut(Instant at, String why) {}

    public String path() {
        return "/" + slug + "/";
    }

    public String brandHref() {
        return "/" + slug + "/brand/" + colour.substring(1) + ".css";
    }

    /** White or black, whichever can be read on the club's colour. */
    public String onColour() {
        return app.latchkey.clubs.look.Contrast.on(colour);
    }

    /** The same club, as it is shut or open by now. */
    public Club shut(Optional<Shut> now) {
        return shut.equals(now)
                ? this
                : new Club(
                        id, slug, name, colour, country, timeZone, locale, languages, formality, currency, replyTo,
                        access, now);
    }

    public Locale speaks(Optional<Locale> wanted) {
        return wanted.filter(languages::contains).orElse(locale);
    }
}
