package app.latchkey.messages.feedback;

import app.latchkey.messages.replies.Reply;
import app.latchkey.platform.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What Mailgun posts, one event a call (documentation.mailgun.com, <i>Webhook Payloads</i>). The mark comes back among the
 * variables that each mail carries. Signed are the time and a token, and nothing that is said beside them: a token counts once.
 */
@Component
public class Mailgun implements Provider {
    @Override
    public String name() {
        return "MAILGUN";
    }

    @Override
    public boolean in(Settings.Reports settings) {
        return settings.mailgunKey() != null;
    }

    @Override
    public Map<String, String> headers(String mark) {
        return Map.of("X-Mailgun-Variables", "{\"latchkey\": \"" + mark + "\"}");
    }

    @Override
    public List<Said> read(JsonNode call) {
        var event = call.path("event-data");
        return List.of(new Said(
                Strings.in(event.path("user-variables")),
                verdict(event),
                Strings.at(call.path("signature").path("token"))));
    }

    private static Optional<Verdict> verdict(JsonNode event) {
        var to = Strings.at(event.path("recipient"));
        return switch (event.path("event").asString("")) {
            case "delivered" -> Optional.of(new Verdict.Delivered(to, reply(event, "2.0.0", 250)));
            case "failed" -> Optional.of(failed(event, to));
            case "complained" -> Optional.of(new Verdict.Complained("abuse"));
            case "unsubscribed" -> Optional.of(new Verdict.Unsubscribed());
            // Accepted, opened, clicked: nothing became of the mail.
            default -> Optional.empty();
        };
    }

    private static Verdict failed(JsonNode event, Optional<String> to) {
        var reason = event.path("reason").asString("");
        if (reason.startsWith("suppress-"))
            return new Verdict.OnTheirList(to, words(event).orElse(reason));
        // Tried for too long and given up, which was called temporary all the same for years.
        if (reason.equals("old")) return new Verdict.Failed(to, reply(event, "4.4.7", 450));
        return event.path("severity").asString("").equals("permanent")
                ? new Verdict.Failed(to, reply(event, "5.0.0", 550))
                : new Verdict.Delayed(to, reply(event, "4.4.7", 450));
    }

    private static Reply reply(JsonNode event, String otherwise, int code) {
        var status = event.path("delivery-status");
        var words = words(event).orElse("");
        var said = status.path("code").asInt(0);
        // From 600 on they are Mailgun's own, and no server said them.
        if (said < 200 || said >= 600) return Diagnostic.read(enhanced(status).orElse(otherwise), words, code);
        var line = words.startsWith("" + said) ? words : said + " " + words;
        return Diagnostic.read(enhanced(status).orElse(""), line, code);
    }

    private static Optional<String> enhanced(JsonNode status) {
        return Strings.at(status.path("enhanced-code"));
    }

    private static Optional<String> words(JsonNode event) {
        var status = event.path("delivery-status");
        return Strings.at(status.path("message")).or(() -> Strings.at(status.path("description")));
    }
}
