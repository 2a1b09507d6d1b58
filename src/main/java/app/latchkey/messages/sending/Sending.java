package app.latchkey.messages.sending;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.messages.feedback.Traces;
import app.latchkey.messages.smtp.Carrier;
import app.latchkey.messages.smtp.Exchange;
import app.latchkey.messages.smtp.Letter;
import app.latchkey.messages.smtp.Trace;
import app.latchkey.platform.database.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** One attempt at one message, from its claim to its end. */
@Component
class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final Transactions transactions;
    private final Clubs clubs;
    private final Map<String, MailTemplate> templates;
    private final Beginning beginning;
    private final Conclusion conclusion;
    private final Dot dot;
    private final Traces traces;

    Sending(
            Transactions transactions,
            Clubs clubs,
            List<MailTemplate> templates,
            Beginning beginning,
            Conclusion conclusion,
            Dot dot,
            Traces traces) {
        this.transactions = transactions;
        this.clubs = clubs;
        this.templates = templates.stream().collect(Collectors.toMap(MailTemplate::name, Function.identity()));
        this.beginning = beginning;
        this.conclusion = conclusion;
        this.dot = dot;
        this.traces = traces;
    }

    void send(Claim claim, Carrier carrier, LaneGate gate) {
        var drawn = transactions.inClub(
                claim.club(), () -> beginning.begin(claim).flatMap(message -> draw(claim, message)));
        if (drawn.isEmpty()) return;
        var letter = drawn.get().letter();
        var exchange = carrier.carry(letter, Pace.of(claim.lane()).exchange(), () -> dot.mayLeave(claim));
        conclude(claim, drawn.get(), exchange, gate);
    }

    private record Drawn(Club club, MessageRow message, Letter letter) {}

    /** In the transaction that begins the attempt; nothing when the message ends here. */
    private Optional<Drawn> draw(Claim claim, MessageRow message) {
        Optional<Drawn> drawn;
        try {
            drawn = rendered(claim, message);
        } catch (DataAccessException | TransactionException databaseAway) {
            // Not the message's fault: its lease runs out and another sender takes it.
            throw databaseAway;
        } catch (RuntimeException poison) {
            // One message that cannot be rendered must not hold up the others; it is set aside after some tries.
            LOG.error("Message {} cannot be rendered", message.id(), poison);
            conclusion.unwritable(claim, message, "" + poison.getClass().getSimpleName());
            return Optional.empty();
        }
        if (drawn.isEmpty()) beginning.cancel(claim, message);
        return drawn;
    }

    private Optional<Drawn> rendered(Claim claim, MessageRow message) {
        var club = clubs.get(claim.club());
        var trace = traces.of(claim.club(), message.id(), claim.lane());
        return template(message)
                .render(club, message.id(), message.params(), message.locale())
                .map(mail -> new Drawn(club, message, letter(club, message, mail, trace)));
    }

    private static Letter letter(Club club, MessageRow message, Mail mail, Trace trace) {
        return new Letter(
                message.messageId(),
                club.name(),
                message.addressAsSent(),
                club.replyTo(),
                message.locale(),
                mail,
                trace);
    }

    private MailTemplate template(MessageRow message) {
        var template = templates.get(message.template());
        if (template == null) throw new IllegalStateException("No template " + message.template());
        return template;
    }

    private void conclude(Claim claim, Drawn drawn, Exchange exchange, LaneGate gate) {
        if (exchange instanceof Exchange.Unreachable || exchange instanceof Exchange.NotAdmitted) gate.failed();
        else gate.worked();
        var message = drawn.message();
        conclusion.write(
                claim,
                message,
                exchange,
                at -> template(message).sent(drawn.club(), message.id(), message.params(), at));
    }
}
