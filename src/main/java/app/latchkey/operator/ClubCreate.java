package app.latchkey.operator;

import app.latchkey.clubs.NewClub;
import app.latchkey.clubs.Slug;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.StartRefused;
import app.latchkey.platform.text.EmailAddress;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code club create}: prints the owner's invitation link as its last line. */
@Component
class ClubCreate implements Command {
    private final ClubFounding founding;
    private final Settings settings;

    ClubCreate(ClubFounding founding, Settings settings) {
        this.founding = founding;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "club create";
    }

    @Override
    public String usage() {
        return "club create --slug SLUG --name NAME --owner-email ADDRESS [--country FR] [--timezone Europe/Paris]"
                + " [--locale en|fr] [--currency EUR]";
    }

    @Override
    public Set<String> options() {
        return Set.of("slug", "name", "owner-email", "country", "timezone", "locale", "currency");
    }

    @Override
    public int run(Arguments arguments, PrintStream out) {
        var owner = EmailAddress.valid(arguments.needed("owner-email"))
                .orElseThrow(() -> new StartRefused("--owner-email is not an address that can be written to."));
        return switch (founding.found(wanted(arguments), owner)) {
            case ClubFounding.Founded.Done(var club, var link) -> {
                out.println(club.name() + " is at " + settings.address("/" + club.slug() + "/"));
                out.println("Its owner creates an account here, within three days:");
                out.println(settings.address(link));
                yield 0;
            }
            case ClubFounding.Founded.SlugTaken() ->
                throw new StartRefused("The slug is taken, or was another club's: choose another by --slug.");
        };
    }

    private static NewClub wanted(Arguments arguments) {
        var slug = arguments.needed("slug");
        if (!Slug.valid(slug))
            throw new StartRefused("--slug takes 3 to 40 of a-z, 0-9 and '-', and no word that Latchkey needs itself.");
        var name = arguments.needed("name").strip();
        if (name.isEmpty() || name.length() > 80) throw new StartRefused("--name takes 1 to 80 letters.");
        return new NewClub(slug, name, country(arguments), zone(arguments), locale(arguments), currency(arguments));
    }

    private static String country(Arguments arguments) {
        var country = arguments.option("country").orElse("FR").toUpperCase(Locale.ROOT);
        if (!List.of(Locale.getISOCountries()).contains(country))
            throw new StartRefused("--country takes two letters, like FR.");
        return country;
    }

    private static ZoneId zone(Arguments arguments) {
        var zone = arguments.option("timezone").orElse("Europe/Paris");
        if (!ZoneId.getAvailableZoneIds().contains(zone))
            throw new StartRefused("--timezone takes a name like Europe/Paris.");
        return ZoneId.of(zone);
    }

    private static Locale locale(Arguments arguments) {
        var locale = arguments.option("locale").orElse("en").toLowerCase(Locale.ROOT);
        var language = locale.split("[-_]", 2)[0];
        if (!Set.of("en", "fr").contains(language)) throw new StartRefused("--locale takes en or fr.");
        return Locale.forLanguageTag(language);
    }

    private static String currency(Arguments arguments) {
        var currency = arguments.option("currency").orElse("EUR").toUpperCase(Locale.ROOT);
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency)))
            throw new StartRefused("--currency takes three letters, like EUR.");
        return currency;
    }
}
