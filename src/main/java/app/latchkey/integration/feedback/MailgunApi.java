package app.latchkey.integration.feedback;

import app.latchkey.messages.feedback.Mailgun;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What Mailgun calls, one event at a time. */
@RestController
class MailgunApi {
    /** It comes again for eight hours, with the signature of the first time. */
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private final Mailgun mailgun;
    private final MailgunSignature signature;
    private final CallAge age;
    private final ProviderCalls calls;
    private final KnockArguments knocks;

    MailgunApi(Mailgun mailgun, MailgunSignature signature, CallAge age, ProviderCalls calls, KnockArguments knocks) {
        this.mailgun = mailgun;
        this.signature = signature;
        this.age = age;
        this.calls = calls;
        this.knocks = knocks;
    }

    @PostMapping(value = "/api/v1/feedback/mailgun", consumes = "application/json")
    BouncesApi.Answer mailgun(Knock.OfMailgun knock, HttpServletRequest request, @RequestBody byte[] body) {
        var call = calls.read(body);
        var signedAt = signature.signedAt(call);
        if (signedAt.isEmpty() || !age.good(signedAt.get(), GOOD_FOR)) throw knocks.refused(request);
        return calls.told(mailgun, call);
    }
}
