package app.latchkey.messages.sending;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.NewClub;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.LaneSignals;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.messages.Mailboxes;
import app.latchkey.messages.MessageFact;
import app.latchkey.messages.MessageFacts;
import app.latchkey.messages.MessageState;
import app.latchkey.messages.OurRefusals;
import app.latchkey.messages.Outbox;
import app.latchkey.messages.Suppressions;
import app.latchkey.messages.Timeline;
import app.latchkey.messages.feedback.Traces;
import app.latchkey.messages.smtp.Carrier;
import app.latchkey.messages.smtp.Carriers;
import app.latchkey.messages.smtp.Relay;
import app.latchkey.messages.smtp.RelayUrl;
import app.latchkey.operator.sink.ScriptedSmtp;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.work.Pulse;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Everything that sends, put together by hand on the real database and a scripted relay. */
final class PostOffice implements AutoCloseable {
    final Transactions transactions = new Transactions(TestDatabase.app(), Duration.ZERO);
    final JdbcClient sql = TestDatabase.jdbc();
    final ScriptedSmtp smtp = new ScriptedSmtp(InstantSource.system());
    final LaneSignals signals = new LaneSignals();
    final JsonMapper json = JsonMapper.builder().build();
    final Clubs clubs = new Clubs(sql, transactions);
    final Outbox outbox = new Outbox(sql, transactions, json, signals);
    final MessageFacts facts = new MessageFacts(sql);
    final Mailboxes mailboxes = new Mailboxes(sql, transactions);
    final Timeline timeline = new Timeline(sql, transactions, json);
    final List<Object> events = new ArrayList<>();
    final List<UUID> told = new ArrayList<>();
    final LaneGate gate = new LaneGate();
    final ReadyRows ready;
    final Sending sending;
    final Dot dot;
    final Turns turns;
    final LaneTally tally;
    final Attempts attempts;
    private final Map<Lane, Carrier> relays = new EnumMap<>(Lane.class);
    private final List<SmartLifecycle> lanes = new ArrayList<>();

    PostOffice() {
        this(true);
    }

    /** @param fenced without it a finished attempt does not ask whose the message is by now */
    PostOffice(boolean fenced) {
        // The house of the other tests sends too, from the same tables.
        RunningHouse.bean(Lanes.class).stop();
        ready = fenced ? new ReadyRows(sql, transactions) : new Unfenced(sql, transactions);
        attempts = new Attempts(sql, transactions);
        var rows = new MessageRows(sql, transactions, json);
        var ending = new Ending(ready, rows, attempts, events::add);
        var states = new RelayStates(sql, transactions, events::add);
        var pauses = new DomainPauses(sql, transactions, RunningHouse.bean(OurRefusals.class));
        turns = new Turns(sql, transactions, ready, pauses);
        tally = new LaneTally(sql, transactions);
        dot = new Dot(transactions, attempts);
        sending = new Sending(
                transactions,
                clubs,
                List.of(new Greeting(told), new Poison(), new DatabaseAway()),
                new Beginning(
                        transactions,
                        rows,
                        attempts,
                        mailboxes,
                        timeline,
                        ending,
                        new Suppressions(sql, transactions, events::add)),
                new Conclusion(transactions, ending, mailboxes, states, pauses, tally),
                dot,
                RunningHouse.bean(Traces.class));
        var url = RelayUrl.parse(smtp.url());
        for (var lane : Lane.values())
            relays.put(
                    lane,
                    new Relay(url, "Clubs <clubs@latchkey.example>", Duration.ofSeconds(15), InstantSource.system()));
        clean();
    }

    private void clean() {
        var owner = JdbcClient.create(TestDatabase.owner());
        for (var lane : Lane.values()) {
            owner.sql(ReadyRows.of(lane, "delete from ready_access")).update();
            owner.sql("delete from relay_state").update();
        }
        owner.sql("delete from domain_pause").update();
        owner.sql("delete from our_refusal").update();
        owner.sql("delete from lane_pause").update();
    }

    ClubId club(String name) {
        var slug = name + "-" + Long.toHexString(System.nanoTime());
        return transactions.global(
                () -> clubs.create(new NewClub(slug, name, "FR", ZoneId.of("Europe/Paris"), Locale.FRENCH, "EUR"))
                        .orElseThrow());
    }

    UUID queue(ClubId club, Lane lane, String address) {
        return queue(club, lane, address, "greeting");
    }

    UUID queue(ClubId club, Lane lane, String address, String template) {
        return transactions.inClub(
                club,
                () -> outbox.queue(new Draft(
                                club,
                                lane,
                                "test.greeting",
                                UUID.randomUUID().toString(),
                                Optional.empty(),
                                Optional.empty(),
                                address,
                                address,
                                template,
                                Map.of(),
                                Locale.ENGLISH,
                                Optional.empty(),
                                transactions.now().plus(Duration.ofDays(14))))
                        .orElseThrow());
    }

    Claim claim(Lane lane) {
        return claim(lane, new UUID(0, 0)).orElseThrow();
    }

    Optional<Claim> claim(Lane lane, UUID after) {
        return claim(lane, after, Set.of());
    }

    /** @param full domains that have all their places */
    Optional<Claim> claim(Lane lane, UUID after, Set<String> full) {
        var taken = new HashMap<String, Integer>();
        full.forEach(domain -> taken.put(domain, Integer.MAX_VALUE));
        var room = new Places.Room(taken, Integer.MAX_VALUE);
        return look(lane, after, room, 1).claims().stream().findFirst();
    }

    Turns.Look look(Lane lane, UUID after, Places.Room room, int most) {
        return transactions.global(() -> turns.next(lane, after, room, most));
    }

    /** One attempt at the next message of the lane. */
    void sendNext(Lane lane) {
        send(claim(lane));
    }

    void send(Claim claim) {
        send(claim, relays.get(claim.lane()));
    }

    void sendHere(Claim claim) {
        sendHere(claim, relays.get(claim.lane()));
    }

    void send(Claim claim, Carrier carrier) {
        inVirtualThread(() -> sendHere(claim, carrier));
    }

    private void sendHere(Claim claim, Carrier carrier) {
        send(List.of(claim), carrier);
    }

    /** As a look that claimed them sends them. */
    void sendTogether(List<Claim> claims) {
        inVirtualThread(() -> send(claims, relays.get(claims.getFirst().lane())));
    }

    private void send(List<Claim> claims, Carrier carrier) {
        sending.draw(claims).forEach(drawn -> sending.carry(drawn, carrier, gate));
    }

    /** Another relay, as impatient as a test needs it. */
    Relay relay(Duration command) {
        return new Relay(RelayUrl.parse(smtp.url()), "Clubs <clubs@latchkey.example>", command, InstantSource.system());
    }

    /** The lanes that are woken by the next pulse. */
    List<Lane> rung() {
        var rung = new ArrayList<Lane>();
        var bells = new LaneSignals() {
            @Override
            public void ring(Lane lane) {
                rung.add(lane);
            }
        };
        transactions
                .glance(new Lanes(transactions, turns, sending, new Carriers(relays), bells).look())
                .run();
        return rung;
    }

    void startLanes() {
        var running = new Lanes(transactions, turns, sending, new Carriers(relays), signals);
        var pulse = new Pulse(List.of(running), transactions);
        running.start();
        pulse.start();
        lanes.add(pulse);
        lanes.add(running);
    }

    MessageFact fact(ClubId club, UUID message) {
        return transactions.readInClub(
                club, () -> facts.read(club, List.of(message)).get(message));
    }

    MessageState state(ClubId club, UUID message) {
        return fact(club, message).state();
    }

    List<String> timeline(ClubId club, UUID message) {
        return transactions.readInClub(
                club,
                () -> timeline.of(club, message).stream()
                        .map(Timeline.Event::what)
                        .toList());
    }

    String mailbox(String key) {
        return transactions.global(
                () -> Optional.ofNullable(facts.mailboxes(List.of(key)).get(key))
                        .map(MessageFacts.Mailbox::state)
                        .orElse("none"));
    }

    Optional<MessageFacts.RelayDown> relayDown(Lane lane) {
        return transactions.global(() -> facts.relayDown(lane));
    }

    /** The lease of whoever has it is over, as after a kill. */
    void endLeases(Lane lane) {
        TestDatabase.jdbc()
                .sql(ReadyRows.of(
                        lane, "update ready_access set lease_until = clock_timestamp() - interval '1 second'"))
                .update();
    }

    /** As PostgreSQL does when it dies before the commit of a claim is on the disk. */
    void forgetClaims(ClubId club, Lane lane) {
        inVirtualThread(() -> transactions.inClub(club, () -> {
            sql.sql("delete from message_attempt where club_id = :club")
                    .param("club", club.value())
                    .update();
            sql.sql(ReadyRows.of(
                            lane,
                            "update ready_access set attempt = attempt - 1, lease_until = null, lease_token = null"))
                    .update();
        }));
    }

    void dueNow(Lane lane) {
        TestDatabase.jdbc()
                .sql(ReadyRows.of(lane, "update ready_access set due = :now, lease_until = null"))
                .param("now", utc(Instant.EPOCH))
                .update();
    }

    long waiting(Lane lane) {
        return TestDatabase.jdbc()
                .sql(ReadyRows.of(lane, "select count(*) from ready_access"))
                .query(Long.class)
                .single();
    }

    static void waitUntil(Duration atMost, BooleanSupplier reached) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("Not reached within " + atMost);
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    static void inVirtualThread(Runnable work) {
        var done = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try {
                work.run();
                done.complete(true);
            } catch (RuntimeException | Error failed) {
                done.completeExceptionally(failed);
            }
        });
        done.join();
    }

    @Override
    public void close() {
        smtp.close();
        lanes.forEach(SmartLifecycle::stop);
        relays.values().forEach(Carrier::rest);
        clean();
        RunningHouse.bean(Lanes.class).start();
    }

    private record Greeting(List<UUID> told) implements MailTemplate {
        @Override
        public String name() {
            return "greeting";
        }

        @Override
        public Optional<Mail> render(
                app.latchkey.clubs.Club club, UUID message, Map<String, String> params, Locale locale) {
            return Optional.of(new Mail("Hello from " + club.name(), "Hello", "<p>Hello</p>"));
        }

        @Override
        public void sent(app.latchkey.clubs.Club club, UUID message, Map<String, String> params, Instant at) {
            told.add(message);
        }
    }

    private static final class Poison implements MailTemplate {
        @Override
        public String name() {
            return "poison";
        }

        @Override
        public Optional<Mail> render(
                app.latchkey.clubs.Club club, UUID message, Map<String, String> params, Locale locale) {
            throw new IllegalStateException("cannot be rendered");
        }
    }

    private static final class DatabaseAway implements MailTemplate {
        @Override
        public String name() {
            return "database-away";
        }

        @Override
        public Optional<Mail> render(
                app.latchkey.clubs.Club club, UUID message, Map<String, String> params, Locale locale) {
            throw new DataAccessResourceFailureException("the connection is gone");
        }
    }

    private static final class Unfenced extends ReadyRows {
        Unfenced(JdbcClient sql, Transactions transactions) {
            super(sql, transactions);
        }

        @Override
        Set<UUID> over(Lane lane, List<Claim> claims) {
            super.over(lane, claims);
            return claims.stream().map(Claim::message).collect(Collectors.toSet());
        }
    }
}
