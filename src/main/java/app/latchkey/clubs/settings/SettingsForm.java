package app.latchkey.clubs.settings;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Formality;
import app.latchkey.platform.text.EmailAddress;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As typed; {@link #problems} names the fields that are not right yet. */
public record SettingsForm(
        String name,
        String colour,
        String country,
        String timeZone,
        String language,
        List<String> languages,
        String formality,
        String currency,
        String replyTo) {
    static final List<String> LANGUAGES = List.of("en", "fr");

    /**
     * @param languages beside the club's own, which always counts
     * @param formality empty where it is not asked: it stays as it is
     */
    public SettingsForm(
            @Nullable String name,
            @Nullable String colour,
            @Nullable String country,
            @Nullable String timeZone,
            @Nullable String language,
            @Nullable List<String> languages,
            @Nullable String formality,
            @Nullable String currency,
            @Nullable String replyTo) {
        this.name = tidy(name);
        this.colour = tidy(colour).toLowerCase(Locale.ROOT);
        this.country = tidy(country).toUpperCase(Locale.ROOT);
        this.timeZone = tidy(timeZone);
        this.language = tidy(language);
        this.languages = languages == null ? List.of() : List.copyOf(languages);
        this.formality = tidy(formality);
        this.currency = tidy(currency).toUpperCase(Locale.ROOT);
        this.replyTo = tidy(replyTo);
    }

    static SettingsForm of(Club club) {
        return new SettingsForm(
                club.name(),
                club.colour(),
                club.country(),
                club.timeZone().getId(),
                club.locale().getLanguage(),
                club.languages().stream().map(Locale::getLanguage).toList(),
                club.formality().name(),
                club.currency(),
                club.replyTo().orElse(""));
    }

    private static String tidy(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    List<String> problems() {
        var wrong = new ArrayList<String>();
        if (name.isEmpty() || name.length() > 80) wrong.add("name");
        if (!colour.matches("#[0-9a-f]{6}")) wrong.add("colour");
        if (!List.of(Locale.getISOCountries()).contains(country)) wrong.add("country");
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) wrong.add("timeZone");
        if (!LANGUAGES.contains(language) || !LANGUAGES.containsAll(languages)) wrong.add("language");
        if (!formality.isEmpty() && said().isEmpty()) wrong.add("formality");
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) wrong.add("currency");
        if (!replyTo.isEmpty() && EmailAddress.valid(replyTo).isEmpty()) wrong.add("replyTo");
        return wrong;
    }

    private Optional<Formality> said() {
        return Stream.of(Formality.values())
                .filter(known -> known.name().equals(formality))
                .findFirst();
    }

    Club applied(Club club) {
        return new Club(
                club.id(),
                club.slug(),
                name,
                colour,
                country,
                ZoneId.of(timeZone),
                Locale.forLanguageTag(language),
                LANGUAGES.stream()
                        .filter(known -> known.equals(language) || languages.contains(known))
                        .map(Locale::forLanguageTag)
                        .toList(),
                said().orElse(club.formality()),
                currency,
                Optional.of(replyTo).filter(text -> !text.isEmpty()),
                club.access(),
                club.shut());
    }
}
