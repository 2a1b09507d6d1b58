package app.latchkey.platform.web;

import app.latchkey.platform.texts.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What templates call: {@code @import static app.latchkey.platform.web.Html.*}. */
public final class Html {
    private Html() {}

    public static String t(String key, Object... arguments) {
        return Frame.current().say(key, arguments);
    }

    public static String lang() {
        return Frame.current().locale().getLanguage();
    }

    public static Locale locale() {
        return Frame.current().locale();
    }

    public static String path() {
        return Frame.current().path();
    }

    public static Optional<String> flash() {
        // The cookie is the visitor's to change: what is no sentence of ours, or does not fit it, is not said.
        return Frame.current().flash().filter(flash -> texts().has(flash.key())).flatMap(flash -> said(flash));
    }

    private static Optional<String> said(Flash flash) {
        try {
            return Optional.of(t(flash.key(), flash.arguments().toArray()));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    /** Drawn for the reception's computer: who stands there changes. */
    public static boolean reception() {
        return Frame.current().cookie("shared").filter("RECEPTION"::equals).isPresent();
    }

    /** Drawn for a kiosk: it is to keep nothing. */
    public static boolean kiosk() {
        return Frame.current().cookie("shared").filter("KIOSK"::equals).isPresent();
    }

    public static List<Banners.Banner> banners() {
        return Frame.current().banners().now();
    }

    public static String banner(Banners.Banner banner) {
        return t(banner.key(), banner.arguments().toArray());
    }

    public static String asset(String name) {
        return "/assets/" + Assets.VERSION + "/" + name;
    }

    /** "17:42" today, "yesterday 17:42", else the date and the time, in the reader's language. */
    public static String when(Instant at, ZoneId zone, Instant now) {
        return Moments.say(Frame.current().texts(), locale(), at, zone, now);
    }

    public static String when(Instant at, ZoneId zone) {
        return when(at, zone, Instant.now(Assets.CLOCK));
    }

    public static String date(java.time.LocalDate date) {
        // The day before the month, as in every other moment that is shown.
        var written = locale().getLanguage().equals("en") ? Locale.UK : locale();
        return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(written));
    }

    public static String span(Duration span) {
        return Moments.span(Frame.current().texts(), locale(), span);
    }

    static Texts texts() {
        return Frame.current().texts();
    }
}
