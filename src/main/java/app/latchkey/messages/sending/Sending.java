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
        var begun = beginning.begin(claim);
        if (begun.isEmpty()) return;
        var message = begun.get();
        Optional<Letter> letter;
        try {
            letter = letter(claim, message);
        } catch (DataAccessException | TransactionException databaseAway) {
            // Not the message's fault: its lease runs out and another sender takes it.
            throw databaseAway;
        } catch (RuntimeException poison) {
            // One message that cannot be rendered must not hold up the others; it is set aside after some tries.
            LOG.error("Message {} cannot be rendered", message.id(), poison);
            conclusion.unwritable(claim, message, "" + poison.getClass().getSimpleName());
            return;
        }
        if (letter.isEmpty()) {
            beginning.cancel(claim, message);
            return;
        }
        var exchange = carrier.carry(letter.get(), Pace.of(claim.lane()).exchange(), () -> dot.mayLeave(claim));
        conclude(claim, message, exchange, gate);
    }

    private Optional<Letter> letter(Claim claim, MessageRow message) {
        return transactions.readInClub(claim.club(), () -> {
            var club = clubs.get(claim.club());
            return template(message)
                    .render(club, message.id(), message.params(), message.locale())
                    .map(mail -> letter(club, message, mail, traces.of(claim.club(), message.id(), claim.lane())));
        });
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

    private void conclude(Claim claim, MessageRow message, Exchange exchange, LaneGate gate) {
        if (exchange instanceof Exchange.Unreachable || exchange instanceof Exchange.NotAdmitted) gate.failed();
        else gate.worked();
        conclusion.write(
                claim,
                message,
                exchange,
                (club, at) -> template(message).sent(club, message.id(), message.params(), at));
    }
}
