package app.latchkey.access.deskcode;

import java.util.Locale;

/** What a slip says to its member, in that member's language and as the club addresses its members. */
public record SlipWords(
        Locale language, String text, String go, String door, String type, String username, String until) {}
