package app.latchkey.integration.feedback;

import app.latchkey.integration.door.Problem;
import app.latchkey.integration.door.ProblemCode;
import app.latchkey.messages.feedback.AmazonSes;
import app.latchkey.messages.feedback.Told;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** What Amazon SES publishes, by signed messages of Amazon SNS. */
@RestController
class AmazonApi {
    private final AmazonSes ses;
    private final AmazonSns sns;
    private final ProviderCalls calls;
    private final KnockArguments knocks;
    private final ObjectMapper json;

    AmazonApi(AmazonSes ses, AmazonSns sns, ProviderCalls calls, KnockArguments knocks, ObjectMapper json) {
        this.ses = ses;
        this.sns = sns;
        this.calls = calls;
        this.knocks = knocks;
        this.json = json;
    }

    // Amazon SNS sends its JSON as text/plain.
    @PostMapping(
            value = "/api/v1/feedback/ses",
            consumes = {"text/plain", "application/json"})
    BouncesApi.Answer ses(Knock.OfAmazon knock, HttpServletRequest request, @RequestBody byte[] body) {
        return switch (sns.read(calls.read(body))) {
            case AmazonSns.Read.Forged() -> throw knocks.refused(request);
            case AmazonSns.Read.Away() -> throw Problem.of(ProblemCode.BUSY);
            case AmazonSns.Read.Subscribed() -> new BouncesApi.Answer("SUBSCRIBED");
            case AmazonSns.Read.Message(var text) -> {
                try {
                    yield calls.told(ses, json.readTree(text));
                } catch (JacksonException noJson) {
                    // SES announces itself with a sentence when a topic is set.
                    yield new BouncesApi.Answer(Told.NO_REPORT.name());
                }
            }
        };
    }
}
