package app.latchkey.integration.keys;

import app.latchkey.accounts.Secrets;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key as a program shows it: {@code lk_<club>_<secret>}. The club is in it because keys lie behind the policies of their
 * club; it is no secret, and alone it opens nothing.
 */
public record KeyText(ClubId club, String secret) {
    private static final Pattern SHAPE = Pattern.compile("lk_([0-9a-f]{32})_([A-Za-z0-9_-]{43})");
    private static final Pattern UUID_PARTS = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");

    static KeyText next(ClubId club) {
        return new KeyText(club, Secrets.token());
    }

    public static Optional<KeyText> parse(String typed) {
        var parts = SHAPE.matcher(typed);
        if (!parts.matches()) return Optional.empty();
        var id = UUID_PARTS.matcher(parts.group(1)).replaceFirst("$1-$2-$3-$4-$5");
        return Ids.parse(id).map(club -> new KeyText(new ClubId(club), parts.group(2)));
    }

    /** In full, for the one who made it. */
    public String whole() {
        return "lk_" + club.value().toString().replace("-", "") + "_" + secret;
    }

    @Override
    public String toString() {
        return "lk_…";
    }
}
