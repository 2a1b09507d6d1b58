package app.latchkey.clubs.settings;

import app.latchkey.clubs.Club;
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
        String currency,
        String inviteDays,
        String replyTo,
        String askInvite,
        String staffSecondFactor,
        String mailedCodes,
        String joins) {
    public SettingsForm(
            @Nullable String name,
            @Nullable String colour,
            @Nullable String country,
            @Nullable String timeZone,
            @Nullable String language,
            @Nullable String currency,
            @Nullable String inviteDays,
            @Nullable String replyTo,
            @Nullable String askInvite,
            @Nullable String staffSecondFactor,
            @Nullable String mailedCodes,
            @Nullable String joins) {
        this.name = tidy(name);
        this.colour = tidy(colour).toLowerCase(Locale.ROOT);
        this.country = tidy(country).toUpperCase(Locale.ROOT);
        this.timeZone = tidy(timeZone);
        this.language = tidy(language);
        this.currency = tidy(currency).toUpperCase(Locale.ROOT);
        this.inviteDays = tidy(inviteDays);
        this.replyTo = tidy(replyTo);
        this.staffSecondFactor = staffSecondFactor == null ? "" : staffSecondFactor;
        this.mailedCodes = mailedCodes == null ? "" : mailedCodes;
        this.joins = joins == null ? Club.Joins.CLOSED.name() : joins;
        this.askInvite = askInvite == null ? Club.AskInvite.ASK.name() : askInvite;
    }

    static SettingsForm of(Club club) {
        return new SettingsForm(
                club.name(),
                club.colour(),
                club.country(),
                club.timeZone().getId(),
                club.locale().getLanguage(),
                club.currency(),
                String.valueOf(club.inviteDays()),
                club.replyTo().orElse(""),
                club.askInvite().name(),
                club.staffSecondFactor() ? "true" : "",
                club.mailedCodes() ? "true" : "",
                club.joins().name());
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
        if (!List.of("en", "fr").contains(language)) wrong.add("language");
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) wrong.add("currency");
        if (!inviteDays.matches("[0-9]{1,2}") || days() < 1 || days() > 30) wrong.add("inviteDays");
        if (!replyTo.isEmpty() && EmailAddress.valid(replyTo).isEmpty()) wrong.add("replyTo");
        if (ask().isEmpty()) wrong.add("askInvite");
        if (joining().isEmpty()) wrong.add("joins");
        return wrong;
    }

    private Optional<Club.AskInvite> ask() {
        return Stream.of(Club.AskInvite.values())
                .filter(known -> known.name().equals(askInvite))
                .findFirst();
    }

    private Optional<Club.Joins> joining() {
        return Stream.of(Club.Joins.values())
                .filter(known -> known.name().equals(joins))
                .findFirst();
    }

    public boolean secondFactor() {
        return staffSecondFactor.equals("true");
    }

    public boolean codesByMail() {
        return mailedCodes.equals("true");
    }

    private int days() {
        return Integer.parseInt(inviteDays);
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
                club.languages(),
                currency,
                Optional.of(replyTo).filter(text -> !text.isEmpty()),
                days(),
                ask().orElseThrow(),
                secondFactor(),
                codesByMail(),
                joining().orElseThrow(),
                Optional.empty());
    }
}
