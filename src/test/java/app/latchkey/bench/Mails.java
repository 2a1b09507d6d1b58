package app.latchkey.bench;

import app.latchkey.bench.Figures.Target;
import app.latchkey.clubs.Club;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A large mailing of one club, a small one of another, and an access mail five times a second, over a sink that answers each
 * command after a few milliseconds; beside it a bare loop over as many connections to the same sink.
 */
final class Mails {
    private static final Duration ACCESS_EVERY = Duration.ofMillis(200);
    private static final int DOMAINS = 50;
    private static final int SMALL = 500;
    private static final int CONNECTIONS = 8;
    /** Mails until the JVM has compiled what sends them: a tenth of the mailing, and no more than these. */
    private static final int MOST_TO_WARM_UP = 5_000;

    private static final String BODY =
            "Dear {{first_name}},\n\nwe are **open** all July.\n\n- Monday\n- Tuesday\n\nYour {{club}}";

    private static final String MEMBERS = """
            insert into member (club_id, id, number, first, last, created_at, changed_at, sort_key, name_key)
            select :club, gen_random_uuid(), 1000 + n, 'Ada', 'Roux ' || n, now(), now(), lpad(n::text, 8, '0'), 'ada roux ' || n
            from generate_series(1, :members) n
            """;
    private static final String ADDRESSES = """
            insert into member_address (club_id, member_id, key, as_given, valid, main, source, added_at)
            select m.club_id, m.id, a.key, a.key, true, true, 'IMPORT', now() from member m
            cross join lateral (select :kind || m.number || case when :slow and m.number % 2 = 0 then '@slow.example'
              else '@d' || m.number % :domains || '.example' end as key) a
            where m.club_id = :club
            """;
    private static final String MAILING = """
            insert into mailing (club_id, id, state, subject, body, filter, created_at, changed_at, send_at)
            values (:club, :id, 'SCHEDULED', 'Summer at {{club}}', :body, '{}', now(), now(), now())
            """;
    private static final String READY =
            "insert into ready_writing (mailing_id, club_id, due) values (:id, :club, now())";
    private static final String BYTES = """
            select sum(pg_total_relation_size(c)) from unnest(array['message', 'message_event', 'message_attempt',
              'mailing_recipient', 'ready_mailing']::regclass[]) c
            """;
    private static final String MESSAGES = "select count(*) from message";

    private final Place place;
    private final Figures figures;
    private final Sink sink;

    Mails(Place place, Figures figures, Sink sink) {
        this.place = place;
        this.figures = figures;
        this.sink = sink;
    }

    /**
     * @param slow half of the large mailing goes to a domain that takes ten seconds for a mail
     * @param window how long is measured
     */
    void measure(int members, boolean slow, Duration window) {
        var name = String.format(Locale.ROOT, "%,d%s: ", members, slow ? ", half of them slow" : "");
        var bare = bare(Duration.ofSeconds(Math.clamp(window.toSeconds() / 4, 2, 20)));
        figures.add("mail", name + "bare loop, mails a second", "1/s", Target.NONE, List.of(bare));
        var tag = Long.toHexString(System.nanoTime());
        var large = filled("large-" + tag, "l", members, slow);
        var small = filled("small-" + tag, "s", SMALL, false);
        var desk = place.club("desk-" + tag);
        place.owner().sql("analyze").update();
        double bytesBefore = number(BYTES);
        double messagesBefore = number(MESSAGES);
        long largeBefore = sink.taken("l");
        long slowBefore = sink.taken("lslow");
        long smallBefore = sink.taken("s");
        send(large);
        Place.until(
                Duration.ofSeconds(120), () -> sink.taken("l") > largeBefore + Math.min(MOST_TO_WARM_UP, members / 10));
        var peak = new AtomicInteger();
        long begun = System.nanoTime();
        long atBegin = sink.taken("l");
        double application = Processes.ownCpuSeconds(place.application());
        double database = Processes.cpuSeconds(place.database());
        send(small);
        var access = access(desk, begun, window, peak);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double mails = Math.max(1, sink.taken("l") + sink.taken("s") - atBegin - smallBefore + access.millis().length);
        cpu(name + "application", Processes.ownCpuSeconds(place.application()) - application, mails);
        cpu(name + "PostgreSQL", Processes.cpuSeconds(place.database()) - database, mails);
        double rate = (sink.taken("l") + sink.taken("s") - atBegin - smallBefore) / seconds;
        figures.add("mail", name + "both mailings, mails a second", "1/s", Target.NONE, List.of(rate));
        figures.add(
                "mail",
                name + "mailing : bare loop",
                "ratio",
                slow ? Target.NONE : Target.atLeast(0.8),
                List.of(rate / bare));
        figures.add("mail", name + "access mail, commit to 250, p50", "ms", Target.NONE, List.of(access.p50()));
        figures.add("mail", name + "access mail, commit to 250, p95", "ms", Target.NONE, List.of(access.p95()));
        figures.add(
                "mail",
                name + "access mail, commit to 250, p99",
                "ms",
                Target.under(2000),
                List.of(access.percentile(0.99)));
        figures.add("mail", name + "application, megabytes", "MB", Target.under(600), List.of((double) peak.get()));
        figures.add(
                "mail",
                name + "heap of it after a collection",
                "MB",
                Target.NONE,
                List.of(Processes.heapMegabytesAfterCollection(place.application())));
        figures.add(
                "mail",
                name + "PostgreSQL with its buffers",
                "MB",
                Target.NONE,
                List.of(Processes.megabytes(place.database())));
        fairness(name, begun, largeBefore, smallBefore);
        if (slow)
            figures.add(
                    "mail",
                    name + "slow domain, mails a second",
                    "1/s",
                    Target.NONE,
                    List.of(Math.max(0.01, (sink.taken("lslow") - slowBefore) / seconds)));
        figures.add(
                "mail",
                name + "bytes in the database a message",
                "B",
                Target.NONE,
                List.of((number(BYTES) - bytesBefore) / Math.max(1, number(MESSAGES) - messagesBefore)));
        stop(large);
        stop(small);
    }

    /** What a busy machine does not change. */
    private void cpu(String who, double seconds, double mails) {
        figures.add("mail", who + ", processor time a mail", "ms", Target.NONE, List.of(1000 * seconds / mails));
    }

    /** How many of the large one's left while the small one's did: turns of one each give as many. */
    private void fairness(String name, long begun, long largeBefore, long smallBefore) {
        long large = sink.taken("l") - largeBefore;
        Place.until(Duration.ofMinutes(10), () -> sink.taken("s") - smallBefore >= SMALL);
        side.look(sink, smallBefore);
        figures.add(
                "mail",
                name + "the other club's 500 were through after",
                "s",
                Target.NONE,
                List.of((side.lastAt - begun) / 1e9));
        figures.add(
                "mail",
                name + "of the large one meanwhile, for each of the small one",
                "mails",
                Target.NONE,
                List.of((side.largeAtLast - side.largeAtFirst) / (double) SMALL));
        figures.add("mail", name + "of the large one by the end of the window", "mails", Target.NONE, List.of((double)
                large));
    }

    /** How the two mailings stood beside each other, to a fifth of a second. */
    private static final class Side {
        private long largeAtFirst = -1;
        private long largeAtLast;
        private long lastAt;

        void look(Sink sink, long smallBefore) {
            long small = sink.taken("s") - smallBefore;
            if (small > 0 && largeAtFirst < 0) largeAtFirst = sink.taken("l");
            if (small < SMALL || lastAt > 0) return;
            largeAtLast = sink.taken("l");
            lastAt = System.nanoTime();
        }
    }

    private Side side = new Side();

    private Latencies access(Club desk, long begun, Duration window, AtomicInteger peak) {
        side = new Side();
        long smallBefore = sink.taken("s");
        var committed = new ArrayList<Long>();
        var addresses = new ArrayList<String>();
        for (int n = 0; System.nanoTime() - begun < window.toNanos(); n++) {
            var to = "x" + n + "." + Long.toHexString(begun) + "@d" + n % DOMAINS + ".example";
            queue(desk, to);
            committed.add(System.nanoTime());
            addresses.add(to);
            if (n % 25 == 0) peak.accumulateAndGet((int) Processes.ownMegabytes(place.application()), Math::max);
            side.look(sink, smallBefore);
            LockSupport.parkNanos(ACCESS_EVERY.toNanos());
        }
        var millis = new double[addresses.size()];
        for (int n = 0; n < millis.length; n++) {
            var to = addresses.get(n);
            Place.until(Duration.ofMinutes(2), () -> sink.at(to) != null);
            millis[n] = Math.max(0.01, (sink.at(to) - committed.get(n)) / 1e6);
        }
        Arrays.sort(millis);
        return new Latencies(millis);
    }

    private void queue(Club club, String to) {
        var tx = place.bean(Transactions.class);
        tx.inClub(
                club.id(),
                () -> place.bean(Outbox.class)
                        .queue(new Draft(
                                club.id(),
                                Lane.ACCESS,
                                "access.door",
                                to,
                                Optional.empty(),
                                Optional.empty(),
                                to,
                                to,
                                "access.door",
                                Map.of(),
                                Locale.ENGLISH,
                                Optional.empty(),
                                tx.now().plus(Duration.ofHours(1))))
                        .orElseThrow());
    }

    private Club filled(String slug, String kind, int members, boolean slow) {
        var club = place.club(slug);
        place.owner()
                .sql(MEMBERS)
                .param("club", club.id().value())
                .param("members", members)
                .update();
        place.owner()
                .sql(ADDRESSES)
                .param("club", club.id().value())
                .param("kind", kind)
                .param("slow", slow)
                .param("domains", DOMAINS)
                .update();
        return club;
    }

    private void send(Club club) {
        UUID id = Ids.next();
        place.owner()
                .sql(MAILING)
                .param("club", club.id().value())
                .param("id", id)
                .param("body", BODY)
                .update();
        place.owner()
                .sql(READY)
                .param("club", club.id().value())
                .param("id", id)
                .update();
    }

    /** What is left of it would run into the next measurement. */
    private void stop(Club club) {
        place.owner()
                .sql("update mailing set state = 'CANCELLED' where club_id = :club")
                .param("club", club.id().value())
                .update();
        place.owner()
                .sql("delete from ready_mailing where club_id = :club")
                .param("club", club.id().value())
                .update();
    }

    private double number(String statement) {
        return place.owner().sql(statement).query(Double.class).single();
    }

    /** As many connections as the lane has, each kept, a mail of the same size after the other. */
    double bare(Duration window) {
        long end = System.nanoTime() + window.toNanos();
        var sent = new AtomicInteger();
        long begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < CONNECTIONS; n++) {
                int connection = n;
                threads.submit(() -> loop(connection, end, sent));
            }
        }
        return sent.get() / ((System.nanoTime() - begun) / 1e9);
    }

    private Integer loop(int connection, long end, AtomicInteger sent) throws MessagingException {
        var properties = new Properties();
        var session = Session.getInstance(properties);
        var port = Integer.parseInt(sink.url().replaceAll(".*:", ""));
        var text = "Dear Ada,\n\nwe are open all July.\n\n".repeat(60);
        try (var transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, null, null);
            for (int n = 0; System.nanoTime() < end; n++) {
                var mail = new MimeMessage(session);
                mail.setFrom(new InternetAddress("clubs@bench.example"));
                mail.setRecipient(
                        Message.RecipientType.TO,
                        new InternetAddress("b" + connection + "." + n + "@d" + n % DOMAINS + ".example"));
                mail.setSubject("Summer at the club", "UTF-8");
                mail.setText(text, "UTF-8");
                mail.saveChanges();
                transport.sendMessage(mail, mail.getAllRecipients());
                sent.incrementAndGet();
            }
        }
        return sent.get();
    }
}
