package app.latchkey.platform.ids;

import java.util.Optional;
import java.util.UUID;

public record ClubId(UUID value) {
    public static ClubId next() {
        return new ClubId(Ids.next());
    }

    public static Optional<ClubId> parse(String text) {
        return Ids.parse(text).map(ClubId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
