package app.latchkey.messages.feedback;

import app.latchkey.messages.replies.Reply;
import app.latchkey.platform.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What Amazon SES publishes, as notification of an identity or as event of a configuration set. The mark stands in the envelope
 * sender ({@code mail.source}) and, where original headers are included, in ours.
 */
@Component
public class AmazonSes implements Provider {
    @Override
    public String name() {
        return "SES";
    }

    @Override
    public boolean in(Settings.Reports settings) {
        return settings.sesTopic() != null;
    }

    @Override
    public Map<String, String> headers(String mark) {
        return Map.of();
    }

    @Override
    public List<Said> read(JsonNode call) {
        var what = call.path("notificationType").asString("")
                + call.path("eventType").asString("");
        return List.of(new Said(Strings.in(call.path("mail")), verdict(what, call)));
    }

    private static Optional<Verdict> verdict(String what, JsonNode body) {
        return switch (what) {
            case "Bounce" -> Optional.of(bounce(body.path("bounce")));
            case "Complaint" -> Optional.of(complaint(body.path("complaint")));
            case "Delivery" -> {
                var said = body.path("delivery");
                yield Optional.of(new Verdict.Delivered(
                        Strings.at(said.path("recipients").path(0)),
                        Diagnostic.read("2.0.0", said.path("smtpResponse").asString(""), 250)));
            }
            case "DeliveryDelay" -> {
                var first = body.path("deliveryDelay").path("delayedRecipients").path(0);
                yield Optional.of(new Verdict.Delayed(recipient(first), reply(first, "4.4.7")));
            }
            default -> Optional.empty();
        };
    }

    private static Verdict complaint(JsonNode complaint) {
        var kind = complaint.path("complaintFeedbackType").asString("");
        return new Verdict.Complained(kind.isBlank() ? "abuse" : kind);
    }

    private static Verdict bounce(JsonNode bounce) {
        var first = bounce.path("bouncedRecipients").path(0);
        var kind = bounce.path("bounceSubType").asString("");
        if (kind.equals("Suppressed") || kind.equals("OnAccountSuppressionList"))
            return new Verdict.OnTheirList(
                    recipient(first), first.path("diagnosticCode").asString(kind));
        var permanent = bounce.path("bounceType").asString("").equals("Permanent");
        var otherwise = permanent ? "5.0.0" : kind.equals("MailboxFull") ? "4.2.2" : "4.4.7";
        return new Verdict.Failed(recipient(first), reply(first, otherwise));
    }

    private static Optional<String> recipient(JsonNode one) {
        return Strings.at(one.path("emailAddress"));
    }

    private static Reply reply(JsonNode one, String otherwise) {
        return Diagnostic.read(
                one.path("status").asString(otherwise),
                one.path("diagnosticCode").asString(""),
                450);
    }
}
