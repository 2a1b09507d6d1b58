package app.latchkey.integration.once;

import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An answer as it can be given again.
 *
 * @param location where the thing made is found, or empty
 * @param tag its version, or empty
 * @param json the body, byte for byte
 */
public record Reply(int status, String location, String tag, String json) {
    public ResponseEntity<String> answer(boolean again) {
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (!location.isEmpty()) answer.location(URI.create(location));
        if (!tag.isEmpty()) answer.eTag(tag);
        if (again) answer.header("Idempotency-Replayed", "true");
        return answer.body(json);
    }
}
