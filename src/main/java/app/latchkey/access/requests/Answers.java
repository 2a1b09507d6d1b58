package app.latchkey.access.requests;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.clubs.Desk;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers by mail to people we do not know: few, and written down as they were sent. Inside a transaction of the club. */
@Component
class Answers {
    static final int LONGEST = 1_000;

    private static final int A_DAY_TO_ONE = 3;
    private static final Duration WORTH_SENDING = Duration.ofDays(2);
    private static final String WRITE = """
            insert into access_request_answer (club_id, id, request_id, at, by_account, sealed_text)
            values (:club, :id, :request, :now, :by::uuid, :text)
            """;
    private static final String TEXT =
            "select request_id, sealed_text from access_request_answer where club_id = :club and id = :id";
    private static final String OF = """
            select id, at, sealed_text from access_request_answer where club_id = :club and request_id = :request
            order by at desc, id limit 10
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final Sealing sealing;
    private final Outbox outbox;
    private final Throttle throttle;

    Answers(JdbcClient sql, Transactions transactions, Sealing sealing, Outbox outbox, Throttle throttle) {
        this.sql = sql;
        this.transactions = transactions;
        this.sealing = sealing;
        this.outbox = outbox;
        this.throttle = throttle;
    }

    Optional<String> problem(String words) {
        if (words.isBlank()) return Optional.of("access.requests.answer.empty");
        return words.length() > LONGEST ? Optional.of("access.requests.answer.long") : Optional.empty();
    }

    /** False when this address has had enough of them today. */
    boolean send(Desk desk, AccessRequest request, EmailAddress.Valid to, String words) {
        var club = desk.club().id();
        var budget = Budget.window("answer", to.mailbox(), A_DAY_TO_ONE, Duration.ofDays(1));
        if (!(throttle.admit(List.of(budget)) instanceof Admission.Admitted)) return false;
        var id = Ids.next();
        var by = desk.actor().actor().account();
        sql.sql(WRITE)
                .param("club", club.value())
                .param("id", id)
                .param("request", request.id())
                .param("now", utc(transactions.now()))
                .param("by", by.map(account -> account.value()).orElse(null))
                .param("text", sealing.text(id, words.strip()))
                .update();
        outbox.queue(new Draft(
                club,
                Lane.SERVICE,
                AnswerMail.NAME,
                id.toString(),
                Optional.empty(),
                Optional.empty(),
                to.key(),
                to.asGiven(),
                AnswerMail.NAME,
                Map.of("answer", id.toString()),
                request.locale().orElse(desk.club().locale()),
                by,
                transactions.now().plus(WORTH_SENDING)));
        return true;
    }

    /** The lines of one answer; nothing once it was erased. */
    Optional<List<String>> words(ClubId club, UUID id) {
        return sql.sql(TEXT)
                .param("club", club.value())
                .param("id", id)
                .query((row, n) -> row.getBytes("sealed_text"))
                .optional()
                .flatMap(kept -> sealing.text(id, kept))
                .map(Answers::lines);
    }

    List<AccessRequest.Answer> of(ClubId club, UUID request) {
        return sql.sql(OF)
                .param("club", club.value())
                .param("request", request)
                .query((row, n) -> new AccessRequest.Answer(
                        Times.read(row, "at"),
                        sealing.text(row.getObject("id", UUID.class), row.getBytes("sealed_text"))
                                .map(Answers::lines)
                                .orElse(List.of())))
                .list();
    }

    private static List<String> lines(String words) {
        return words.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
