package app.latchkey.integration.feedback;

import app.latchkey.messages.feedback.SendGrid;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What SendGrid calls, with all events of a moment at once. */
@RestController
class SendGridApi {
    /** It comes again for a day, perhaps with the signature of the first time. */
    private static final Duration GOOD_FOR = Duration.ofHours(30);

    private final SendGrid sendGrid;
    private final SendGridSignature signature;
    private final CallAge age;
    private final ProviderCalls calls;
    private final KnockArguments knocks;

    SendGridApi(
            SendGrid sendGrid, SendGridSignature signature, CallAge age, ProviderCalls calls, KnockArguments knocks) {
        this.sendGrid = sendGrid;
        this.signature = signature;
        this.age = age;
        this.calls = calls;
        this.knocks = knocks;
    }

    @PostMapping(value = "/api/v1/feedback/sendgrid", consumes = "application/json")
    BouncesApi.Answer sendGrid(Knock.OfSendGrid knock, HttpServletRequest request, @RequestBody byte[] body) {
        if (!signature.right(knock, body) || !age.good(knock.time(), GOOD_FOR)) throw knocks.refused(request);
        return calls.told(sendGrid, calls.read(body));
    }
}
