package app.latchkey.messages.feedback;

import app.latchkey.messages.replies.Reply;
import app.latchkey.platform.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What Postmark posts: deliveries, bounces by type, complaints. The mark comes back in the metadata that each mail carries. */
@Component
public class Postmark implements Provider {
    @Override
    public String name() {
        return "POSTMARK";
    }

    @Override
    public boolean in(Settings.Reports settings) {
        return settings.postmarkKey() != null;
    }

    @Override
    public Map<String, String> headers(String mark) {
        return Map.of("X-PM-Metadata-latchkey", mark);
    }

    @Override
    public List<Said> read(JsonNode call) {
        return List.of(new Said(Strings.in(call.path("Metadata")), verdict(call)));
    }

    private static Optional<Verdict> verdict(JsonNode body) {
        return switch (body.path("RecordType").asString("")) {
            case "Delivery" ->
                Optional.of(new Verdict.Delivered(
                        Strings.at(body.path("Recipient")),
                        Diagnostic.read("2.0.0", body.path("Details").asString(""), 250)));
            case "SpamComplaint" -> Optional.of(new Verdict.Complained("abuse"));
            case "Bounce" -> bounce(body);
            default -> Optional.empty();
        };
    }

    private static Optional<Verdict> bounce(JsonNode body) {
        var to = Strings.at(body.path("Email"));
        return switch (body.path("Type").asString("")) {
            case "HardBounce", "BadEmailAddress" -> Optional.of(new Verdict.Failed(to, reply(body, "5.1.1", 550)));
            case "SoftBounce", "Undeliverable", "DnsError", "Unknown" ->
                Optional.of(new Verdict.Failed(to, reply(body, "4.0.0", 450)));
            case "Transient" -> Optional.of(new Verdict.Delayed(to, reply(body, "4.4.7", 450)));
            case "Blocked", "DMARCPolicy", "SpamNotification", "VirusNotification" ->
                Optional.of(new Verdict.Failed(to, reply(body, "5.7.1", 550)));
            case "ManuallyDeactivated" ->
                Optional.of(new Verdict.OnTheirList(to, body.path("Description").asString("")));
            // Answers of programs and people: nothing became of the mail.
            default -> Optional.empty();
        };
    }

    private static Reply reply(JsonNode body, String status, int code) {
        var details = body.path("Details").asString("");
        return Diagnostic.read(
                status, details.isBlank() ? body.path("Description").asString("") : details, code);
    }
}
