package app.latchkey.clubs;

import java.time.ZoneId;
import java.util.Locale;

/** What a club is made from; {@link Slug#valid} was asked before. */
public record NewClub(String slug, String name, String country, ZoneId timeZone, Locale locale, String currency) {}
