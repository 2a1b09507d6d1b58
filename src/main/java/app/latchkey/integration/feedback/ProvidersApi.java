package app.latchkey.integration.feedback;

import app.latchkey.integration.door.Problem;
import app.latchkey.integration.door.ProblemCode;
import app.latchkey.messages.feedback.AmazonSes;
import app.latchkey.messages.feedback.Postmark;
import app.latchkey.messages.feedback.Provider;
import app.latchkey.messages.feedback.Reports;
import app.latchkey.messages.feedback.Told;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What mail providers call: Postmark with a password, Amazon SES by signed messages of Amazon SNS. */
@RestController
class ProvidersApi {
    private final Reports reports;
    private final AmazonSes ses;
    private final Postmark postmark;
    private final AmazonSns sns;
    private final KnockArguments knocks;
    private final ObjectMapper json;

    ProvidersApi(
            Reports reports,
            AmazonSes ses,
            Postmark postmark,
            AmazonSns sns,
            KnockArguments knocks,
            ObjectMapper json) {
        this.reports = reports;
        this.ses = ses;
        this.postmark = postmark;
        this.sns = sns;
        this.knocks = knocks;
        this.json = json;
    }

    @PostMapping(value = "/api/v1/feedback/postmark", consumes = "application/json")
    BouncesApi.Answer postmark(Knock.OfPostmark knock, @RequestBody byte[] body) {
        return told(postmark, tree(body));
    }

    // Amazon SNS sends its JSON as text/plain.
    @PostMapping(
            value = "/api/v1/feedback/ses",
            consumes = {"text/plain", "application/json"})
    BouncesApi.Answer ses(HttpServletRequest request, @RequestBody byte[] body) {
        if (!sns.set()) throw Problem.notFound();
        return switch (sns.read(tree(body))) {
            case AmazonSns.Read.Forged() -> throw knocks.refused(request);
            case AmazonSns.Read.Away() -> throw Problem.of(ProblemCode.BUSY);
            case AmazonSns.Read.Subscribed() -> new BouncesApi.Answer("SUBSCRIBED");
            case AmazonSns.Read.Message(var text) -> {
                try {
                    yield told(ses, json.readTree(text));
                } catch (JacksonException noJson) {
                    // SES announces itself with a sentence when a topic is set.
                    yield new BouncesApi.Answer(Told.NO_REPORT.name());
                }
            }
        };
    }

    private BouncesApi.Answer told(Provider provider, JsonNode body) {
        var told = reports.said(provider, body);
        if (told == Told.TOO_EARLY) throw Problem.of(ProblemCode.BUSY);
        return new BouncesApi.Answer(told.name());
    }

    private JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException malformed) {
            throw Problem.of(ProblemCode.BODY_MALFORMED);
        }
    }
}
