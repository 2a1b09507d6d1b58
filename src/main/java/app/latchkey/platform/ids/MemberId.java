package app.latchkey.platform.ids;

import java.util.Optional;
import java.util.UUID;

public record MemberId(UUID value) {
    public static MemberId next() {
        return new MemberId(Ids.next());
    }

    public static Optional<MemberId> parse(String text) {
        return Ids.parse(text).map(MemberId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
