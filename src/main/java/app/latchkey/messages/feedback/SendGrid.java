package app.latchkey.messages.feedback;

import app.latchkey.platform.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What SendGrid posts: a list of events, of one mail or of hundreds (twilio.com, <i>Event Webhook Reference</i>). The mark is a
 * unique argument of each mail and comes back beside what SendGrid says itself.
 */
@Component
public class SendGrid implements Provider {
    private static final String ARGUMENT = "latchkey";

    @Override
    public String name() {
        return "SENDGRID";
    }

    @Override
    public boolean in(Settings.Reports settings) {
        return settings.sendGridKey() != null;
    }

    @Override
    public Map<String, String> headers(String mark) {
        return Map.of("X-SMTPAPI", "{\"unique_args\": {\"" + ARGUMENT + "\": \"" + mark + "\"}}");
    }

    @Override
    public List<Said> read(JsonNode call) {
        if (!call.isArray()) return List.of();
        return call.valueStream()
                .map(event -> new Said(Strings.in(event.path(ARGUMENT)), verdict(event)))
                .toList();
    }

    private static Optional<Verdict> verdict(JsonNode event) {
        var to = Strings.at(event.path("email"));
        return switch (event.path("event").asString("")) {
            case "delivered" ->
                Optional.of(new Verdict.Delivered(
                        to, Diagnostic.read("2.0.0", event.path("response").asString(""), 250)));
            case "deferred" ->
                Optional.of(new Verdict.Delayed(
                        to, Diagnostic.read("", event.path("response").asString(""), 450)));
            case "bounce" -> Optional.of(bounce(event, to));
            case "dropped" -> Optional.of(dropped(event, to));
            case "spamreport" -> Optional.of(new Verdict.Complained("abuse"));
            case "unsubscribe" -> Optional.of(new Verdict.Unsubscribed());
            // Processed, opened, clicked, and groups of which our mails name none.
            default -> Optional.empty();
        };
    }

    private static Verdict bounce(JsonNode event, Optional<String> to) {
        var blocked = event.path("type").asString("").equals("blocked");
        return new Verdict.Failed(
                to,
                Diagnostic.read(
                        event.path("status").asString(""), event.path("reason").asString(""), blocked ? 450 : 550));
    }

    private static Verdict dropped(JsonNode event, Optional<String> to) {
        var reason = event.path("reason").asString("");
        return switch (reason.strip().toLowerCase(Locale.ROOT)) {
            case "bounced address", "spam reporting address", "unsubscribed address", "invalid" ->
                new Verdict.OnTheirList(to, reason);
            // Its spam filter, a header of ours, the package that is paid for: nothing about the address.
            default -> new Verdict.Failed(to, Diagnostic.read("5.7.0", reason, 550));
        };
    }
}
