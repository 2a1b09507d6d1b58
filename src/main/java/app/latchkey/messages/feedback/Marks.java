package app.latchkey.messages.feedback;

import app.latchkey.clubs.Clubs;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.keys.Purpose;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The mark that a mail carries in its return path: its id and a MAC over club and id, 52 letters and digits that survive
 * servers which change case. Whoever got the mail knows its mark, nobody can make one for another mail.
 */
@Component
public class Marks {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int MAC_BYTES = 16;
    private static final int ID_BYTES = 16;
    private static final Pattern MARK =
            Pattern.compile("(?<![a-z2-7])[a-z2-7]{52}(?![a-z2-7])", Pattern.CASE_INSENSITIVE);

    private final KeyRing keys;
    private final Clubs clubs;
    private final Transactions transactions;

    Marks(KeyRing keys, Clubs clubs, Transactions transactions) {
        this.keys = keys;
        this.clubs = clubs;
        this.transactions = transactions;
    }

    /** The message that a mark of ours stands for. */
    record Marked(ClubId club, UUID message) {}

    public String of(ClubId club, UUID message) {
        var mac = keys.mac(Purpose.VERP, content(club, message));
        return written(ByteBuffer.allocate(ID_BYTES + MAC_BYTES)
                .putLong(message.getMostSignificantBits())
                .putLong(message.getLeastSignificantBits())
                .put(mac, 0, MAC_BYTES)
                .array());
    }

    /** Everything in these texts that has the shape of a mark. */
    static Set<String> in(List<String> texts) {
        var found = new LinkedHashSet<String>();
        for (var text : texts) {
            var marks = MARK.matcher(text);
            while (marks.find()) found.add(marks.group().toLowerCase(Locale.ROOT));
        }
        return found;
    }

    /** Outside a transaction. Nothing when we did not make it. */
    Optional<Marked> read(String mark) {
        var bytes = ByteBuffer.wrap(read52(mark));
        var message = new UUID(bytes.getLong(), bytes.getLong());
        var mac = Arrays.copyOfRange(bytes.array(), ID_BYTES, ID_BYTES + MAC_BYTES);
        return transactions.glance(clubs::ids).stream()
                .filter(club -> keys.verify(Purpose.VERP, content(club, message), mac))
                .findFirst()
                .map(club -> new Marked(club, message));
    }

    private static byte[] content(ClubId club, UUID message) {
        return ByteBuffer.allocate(2 * ID_BYTES)
                .putLong(club.value().getMostSignificantBits())
                .putLong(club.value().getLeastSignificantBits())
                .putLong(message.getMostSignificantBits())
                .putLong(message.getLeastSignificantBits())
                .array();
    }

    private static String written(byte[] bytes) {
        var text = new StringBuilder();
        var held = 0;
        var bits = 0;
        for (var next : bytes) {
            held = (held << 8 | next & 0xff) & 0xffff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(held >> bits & 31));
            }
        }
        if (bits > 0) text.append(ALPHABET.charAt(held << 5 - bits & 31));
        return text.toString();
    }

    private static byte[] read52(String mark) {
        var bytes = ByteBuffer.allocate(ID_BYTES + MAC_BYTES);
        var held = 0;
        var bits = 0;
        for (var letter : mark.toCharArray()) {
            held = (held << 5 | ALPHABET.indexOf(letter)) & 0xffff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
        }
        return bytes.array();
    }
}
