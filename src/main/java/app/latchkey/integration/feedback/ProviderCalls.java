package app.latchkey.integration.feedback;

import app.latchkey.integration.door.Problem;
import app.latchkey.integration.door.ProblemCode;
import app.latchkey.messages.feedback.Provider;
import app.latchkey.messages.feedback.Reports;
import app.latchkey.messages.feedback.Told;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What a mail provider calls with, read and answered. Who may call is the matter of each door. */
@Component
class ProviderCalls {
    private final Reports reports;
    private final ObjectMapper json;

    ProviderCalls(Reports reports, ObjectMapper json) {
        this.reports = reports;
        this.json = json;
    }

    JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException malformed) {
            throw Problem.of(ProblemCode.BODY_MALFORMED);
        }
    }

    BouncesApi.Answer told(Provider provider, JsonNode call) {
        var told = reports.said(provider, call);
        // They come again with it.
        if (told == Told.TOO_EARLY) throw Problem.of(ProblemCode.BUSY);
        return new BouncesApi.Answer(told.name());
    }
}
