package app.latchkey.messages.sending;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.messages.feedback.Traces;
import app.latchkey.messages.smtp.Carrier;
import app.latchkey.messages.smtp.Exchange;
import app.latchkey.messages.smtp.Letter;
import app.latchkey.messages.smtp.Trace;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Attempts at messages, from their claims to their ends. */
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

    record Drawn(Claim claim, Club club, MessageRow message, Letter letter) {}

    /** The letters of these claims, which are all of one club and lane, with their attempts begun; what is over ends here. */
    List<Drawn> draw(List<Claim> claims) {
        var first = claims.getFirst();
        try {
            return transactions.inClub(first.club(), () -> draw(first.club(), first.lane(), claims));
        } catch (DataAccessException | TransactionException databaseAway) {
            // Not the messages' fault: their leases run out and another sender takes them. It may be the fault of one.
            if (claims.size() == 1) throw databaseAway;
            LOG.warn("{} messages cannot be begun together: {}", claims.size(), databaseAway.toString());
            return claims.stream().flatMap(claim -> alone(claim).stream()).toList();
        }
    }

    private List<Drawn> alone(Claim claim) {
        try {
            return draw(List.of(claim));
        } catch (DataAccessException | TransactionException refused) {
            LOG.warn("Attempt {} at message {} broke off", claim.attempt(), claim.message(), refused);
            return List.of();
        }
    }

    private List<Drawn> draw(ClubId id, Lane lane, List<Claim> claims) {
        var begun = beginning.begin(id, lane, claims);
        if (begun.isEmpty()) return List.of();
        var club = clubs.get(id);
        var drawings = drawings(club, begun.values());
        return begun.entrySet().stream()
                .flatMap(one -> draw(one.getKey(), club, one.getValue(), drawings).stream())
                .toList();
    }

    /** By the names of their templates. */
    private Map<String, Function<MailTemplate.Asked, Optional<Mail>>> drawings(
            Club club, Collection<MessageRow> messages) {
        var byTemplate = messages.stream()
                .collect(Collectors.groupingBy(
                        MessageRow::template, Collectors.mapping(Sending::asked, Collectors.toList())));
        var drawings = new HashMap<String, Function<MailTemplate.Asked, Optional<Mail>>>();
        byTemplate.forEach((name, asked) -> drawings.put(name, drawing(club, name, asked)));
        return drawings;
    }

    private Function<MailTemplate.Asked, Optional<Mail>> drawing(
            Club club, String name, List<MailTemplate.Asked> asked) {
        try {
            return template(name).together(club, asked);
        } catch (DataAccessException | TransactionException databaseAway) {
            throw databaseAway;
        } catch (RuntimeException poison) {
            return one -> {
                throw poison;
            };
        }
    }

    private Optional<Drawn> draw(
            Claim claim,
            Club club,
            MessageRow message,
            Map<String, Function<MailTemplate.Asked, Optional<Mail>>> drawings) {
        Optional<Mail> mail;
        try {
            mail = Objects.requireNonNull(drawings.get(message.template())).apply(asked(message));
        } catch (DataAccessException | TransactionException databaseAway) {
            throw databaseAway;
        } catch (RuntimeException poison) {
            // One message that cannot be rendered must not hold up the others; it is set aside after some tries.
            LOG.error("Message {} cannot be rendered", message.id(), poison);
            conclusion.unwritable(claim, message, "" + poison.getClass().getSimpleName());
            return Optional.empty();
        }
        if (mail.isEmpty()) beginning.cancel(claim, message);
        var trace = traces.of(claim.club(), message.id(), claim.lane());
        return mail.map(words -> new Drawn(claim, club, message, letter(club, message, words, trace)));
    }

    private static MailTemplate.Asked asked(MessageRow message) {
        return new MailTemplate.Asked(message.id(), message.params(), message.locale());
    }

    void carry(Drawn drawn, Carrier carrier, LaneGate gate) {
        var claim = drawn.claim();
        var exchange = carrier.carry(drawn.letter(), Pace.of(claim.lane()).exchange(), () -> dot.mayLeave(claim));
        if (exchange instanceof Exchange.Unreachable || exchange instanceof Exchange.NotAdmitted) gate.failed();
        else gate.worked();
        var message = drawn.message();
        conclusion.write(claim, message, exchange, at -> sent(drawn.club(), message, at));
    }

    private void sent(Club club, MessageRow message, Instant at) {
        template(message.template()).sent(club, message.id(), message.params(), at);
    }

    private MailTemplate template(String name) {
        var template = templates.get(name);
        if (template == null) throw new IllegalStateException("No template " + name);
        return template;
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
}
