package app.latchkey.platform.web;

import app.latchkey.platform.texts.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a person says them, in the club's zone. */
public final class Moments {
    private Moments() {}

    public static String say(Texts texts, Locale locale, Instant at, ZoneId zone, Instant now) {
        var then = at.atZone(zone);
        var today = now.atZone(zone).toLocalDate();
        var time = then.format(DateTimeFormatter.ofPattern("HH:mm", locale));
        var day = then.toLocalDate();
        if (day.equals(today)) return texts.say(locale, "platform.today", time);
        if (day.equals(today.minusDays(1))) return texts.say(locale, "platform.yesterday", time);
        var pattern = day.getYear() == today.getYear() ? "d MMMM" : "d MMMM yyyy";
        return texts.say(locale, "platform.day", then.format(DateTimeFormatter.ofPattern(pattern, locale)), time);
    }

    public static String span(Texts texts, Locale locale, Duration span) {
        if (span.toDays() >= 2) return texts.say(locale, "platform.days", span.toDays());
        if (span.toMinutes() >= 120) return texts.say(locale, "platform.hours", span.toHours());
        if (span.toSeconds() >= 60) return texts.say(locale, "platform.minutes", span.toMinutes());
        return texts.say(locale, "platform.seconds", Math.max(1, span.toSeconds()));
    }
}
