package app.latchkey.integration.feedback;

import app.latchkey.messages.feedback.Postmark;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What Postmark calls, with a password: it signs nothing. */
@RestController
class PostmarkApi {
    private final Postmark postmark;
    private final ProviderCalls calls;

    PostmarkApi(Postmark postmark, ProviderCalls calls) {
        this.postmark = postmark;
        this.calls = calls;
    }

    @PostMapping(value = "/api/v1/feedback/postmark", consumes = "application/json")
    BouncesApi.Answer postmark(Knock.OfPostmark knock, @RequestBody byte[] body) {
        return calls.told(postmark, calls.read(body));
    }
}
