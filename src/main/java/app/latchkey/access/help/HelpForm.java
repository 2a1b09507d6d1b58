package app.latchkey.access.help;

import org.jspecify.annotations.Nullable;

/** What a person tells about their own case. */
public record HelpForm(String where, String identifier, String name, String reply, String words) {
    static final HelpForm EMPTY = new HelpForm("", "", "", "", "");

    public HelpForm(
            @Nullable String where,
            @Nullable String identifier,
            @Nullable String name,
            @Nullable String reply,
            @Nullable String words) {
        this.where = given(where, 20);
        this.identifier = given(identifier, 320);
        this.name = given(name, 120);
        this.reply = given(reply, 320);
        this.words = given(words, 1_000);
    }

    // Longer than the field allows was not typed in it.
    private static String given(@Nullable String text, int most) {
        var tidy = text == null ? "" : text.strip();
        return tidy.length() > most ? tidy.substring(0, most) : tidy;
    }
}
