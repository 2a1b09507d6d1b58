package app.latchkey.messages.captured;

import app.latchkey.messages.CapturedMail;
import app.latchkey.messages.CapturedMails;
import app.latchkey.messages.replies.Reply;
import app.latchkey.messages.smtp.Carrier;
import app.latchkey.messages.smtp.Exchange;
import app.latchkey.messages.smtp.Letter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Takes every letter and passes none on. */
public final class Shelf implements Carrier {
    private static final Reply TAKEN = new Reply(250, "2.0.0", "250 2.0.0 captured: no relay is set, no mail leaves");
    private static final Map<String, String> SCRIPT = Map.of(
            "refuse", "550 5.1.1 The email account that you tried to reach does not exist",
            "full", "452 4.2.2 The email account that you tried to reach is over quota",
            "defer", "451 4.7.1 Greylisting in action, please come back later");

    private final Optional<CapturedMails> demo;
    private final String from;
    private final InstantSource clock;

    /** @param demo where whole mails are kept; nowhere outside of a demo */
    public Shelf(Optional<CapturedMails> demo, String from, InstantSource clock) {
        this.demo = demo;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public Exchange carry(Letter letter, Duration within, BooleanSupplier stillOurs) {
        if (demo.isPresent()) {
            var host = letter.to().substring(letter.to().lastIndexOf('@') + 1);
            var first = host.split("\\.", 2)[0];
            if (first.equals("hold")) return new Exchange.Kept();
            var refusal = SCRIPT.get(first);
            if (refusal != null) return new Exchange.Refused(Reply.parse(refusal));
        }
        if (!stillOurs.getAsBoolean()) return new Exchange.TakenBack();
        demo.ifPresent(kept -> kept.keep(captured(letter)));
        return new Exchange.Accepted(TAKEN);
    }

    private CapturedMail captured(Letter letter) {
        var id = letter.messageId().split("@", 2)[0];
        var mail = letter.mail();
        return new CapturedMail(
                id,
                clock.instant(),
                letter.fromName() + " <" + from.replaceAll(".*<|>.*", "") + ">",
                letter.to(),
                letter.replyTo().orElse(""),
                mail.subject(),
                mail.text(),
                mail.html());
    }
}
