package app.latchkey.access.requests;

import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.keys.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** What strangers typed and wrote lies sealed; what belongs together is known by a MAC alone. */
@Component
class Sealing {
    private final KeyRing keys;
    private final ObjectMapper json;

    Sealing(KeyRing keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /** Of the seal's own life, not of an epoch: a request stays one request over a restore. */
    String group(String kind, String text) {
        var mac = keys.mac(Purpose.SEAL, (kind + "\n" + text).getBytes(StandardCharsets.UTF_8));
        return kind + " " + HexFormat.of().formatHex(mac, 0, 16);
    }

    byte[] text(UUID request, String text) {
        return keys.seal("request " + request, text.getBytes(StandardCharsets.UTF_8));
    }

    Optional<String> text(UUID request, byte[] sealed) {
        return keys.open("request " + request, sealed).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    byte[] note(UUID request, AccessRequest.Note note) {
        return keys.seal("note " + request, json.writeValueAsBytes(note));
    }

    Optional<AccessRequest.Note> note(UUID request, byte[] sealed) {
        return keys.open("note " + request, sealed).map(bytes -> json.readValue(bytes, AccessRequest.Note.class));
    }
}
