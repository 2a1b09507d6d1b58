package app.latchkey.access.recovery;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.ledger.References;
import app.latchkey.accounts.Client;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.web.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a page that must not tell anything does: one identical row, whoever asks. A worker takes it from there. */
@Component
public class InboundRequests {
    private static final String WRITE = """
            insert into inbound_request (id, kind, club_id, sealed_identifier, subject, network, device_hash, ref, locale, at)
            values (:id, :kind, :club::uuid, :sealed, :subject::uuid, :network, :device::bytea, :ref, :locale, :now)
            """;
    private static final String WAITING = """
            select exists (select from inbound_request
              where done_at is null and (lease_until is null or lease_until < clock_timestamp()))
            """;
    private static final String TAKE = """
            update inbound_request set attempt = attempt + 1, lease_until = clock_timestamp() + interval '30 seconds'
            where id = (select id from inbound_request
              where done_at is null and (lease_until is null or lease_until < clock_timestamp())
              order by at limit 1 for update skip locked)
            returning id, kind, club_id, sealed_identifier, subject, network, device_hash, ref, locale, at, attempt
            """;
    private static final String BY_REF = """
            select id, sealed_identifier from inbound_request
            where club_id = :club and ref = :ref and kind in ('RECOVER', 'FIND_NAME') order by at desc limit 1
            """;
    private static final String DONE =
            "update inbound_request set done_at = :now where id = :id and attempt = :attempt and done_at is null";

    private final JdbcClient sql;
    private final Transactions transactions;
    private final KeyRing keys;

    public InboundRequests(JdbcClient sql, Transactions transactions, KeyRing keys) {
        this.sql = sql;
        this.transactions = transactions;
        this.keys = keys;
    }

    record Request(
            UUID id,
            String kind,
            Optional<ClubId> club,
            String typed,
            Optional<UUID> subject,
            Client client,
            Optional<byte[]> device,
            String ref,
            Locale locale,
            Instant at,
            int attempt) {}

    /** @return the reference that the page shows */
    public String recover(Club club, String typed, Client client) {
        return write("RECOVER", Optional.of(club), typed, Optional.empty(), client);
    }

    /** Asked without a club. */
    void recover(String address, Client client) {
        write("RECOVER", Optional.empty(), address, Optional.empty(), client);
    }

    public String resend(Club club, UUID link, Client client) {
        return write("RESEND", Optional.of(club), "", Optional.of(link), client);
    }

    /** @param message as {@code access.help} writes and reads it */
    public String help(Club club, String message, Client client) {
        return write("HELP", Optional.of(club), message, Optional.empty(), client);
    }

    /** A code to sign in with, for the browser that asks. */
    public void signIn(Club club, String typed, Client client) {
        write("SIGN_IN", Optional.of(club), typed, Optional.empty(), client);
    }

    /** A code that proves the address, for the browser that asks. */
    public void join(Club club, String address, Client client) {
        write("JOIN", Optional.of(club), address, Optional.empty(), client);
    }

    public String findName(Club club, String address, Client client) {
        return write("FIND_NAME", Optional.of(club), address, Optional.empty(), client);
    }

    /** At the bare host: of no club. */
    public void findClubs(String address, Client client) {
        write("FIND_CLUBS", Optional.empty(), address, Optional.empty(), client);
    }

    private String write(String kind, Optional<Club> club, String typed, Optional<UUID> subject, Client client) {
        var id = Ids.next();
        var ref = References.next();
        var sealed = keys.seal("inbound " + id, typed.getBytes(StandardCharsets.UTF_8));
        var locale = Frame.current().locale().getLanguage();
        transactions.global(() -> {
            sql.sql(WRITE)
                    .param("id", id)
                    .param("kind", kind)
                    .param("club", club.map(home -> home.id().value()).orElse(null))
                    .param("sealed", sealed)
                    .param("subject", subject.orElse(null))
                    .param("network", client.network())
                    .param("device", client.deviceHash().orElse(null))
                    .param("ref", ref)
                    .param("locale", locale)
                    .param("now", utc(transactions.now()))
                    .update();
        });
        return ref;
    }

    /** The same request at another club, for whom only that one knows. Inside the transaction that answers the first. */
    void forward(Request request, ClubId home) {
        var id = Ids.next();
        sql.sql(WRITE)
                .param("id", id)
                .param("kind", request.kind)
                .param("club", home.value())
                .param("sealed", keys.seal("inbound " + id, request.typed.getBytes(StandardCharsets.UTF_8)))
                .param("subject", request.id)
                .param("network", request.client.network())
                .param("device", null)
                .param("ref", request.ref)
                .param("locale", request.locale.getLanguage())
                .param("now", utc(transactions.now()))
                .update();
    }

    Question<Boolean> waiting() {
        return Question.whether(WAITING, Map.of());
    }

    Optional<Request> take() {
        return sql.sql(TAKE)
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    var typed = keys.open("inbound " + id, row.getBytes("sealed_identifier"))
                            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                            .orElse("");
                    return new Request(
                            id,
                            row.getString("kind"),
                            Optional.ofNullable(row.getObject("club_id", UUID.class))
                                    .map(ClubId::new),
                            typed,
                            Optional.ofNullable(row.getObject("subject", UUID.class)),
                            new Client(row.getString("network"), Optional.empty(), ""),
                            Optional.ofNullable(row.getBytes("device_hash")),
                            row.getString("ref"),
                            Locale.forLanguageTag(row.getString("locale")),
                            Times.read(row, "at"),
                            row.getInt("attempt"));
                })
                .optional();
    }

    /** What was typed where this reference was shown, as long as the row is kept. */
    public Optional<String> typed(ClubId club, String ref) {
        return sql.sql(BY_REF)
                .param("club", club.value())
                .param("ref", ref)
                .query((row, n) ->
                        keys.open("inbound " + row.getObject("id", UUID.class), row.getBytes("sealed_identifier")))
                .optional()
                .flatMap(found -> found)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** In the transaction that did the work: fenced, so that a worker that slept over its lease does nothing twice. */
    boolean done(Request request) {
        return sql.sql(DONE)
                        .param("id", request.id)
                        .param("attempt", request.attempt)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }
}
