package app.latchkey.faults;

import app.latchkey.faults.Promises.Added;
import app.latchkey.faults.Promises.Inside;
import app.latchkey.faults.Promises.Mailed;
import app.latchkey.faults.Promises.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.ObjectMapper;

/** People and a program at the house, all at once, writing down what they were told. */
final class Load {
    private static final int ADDERS = 2;
    private static final Duration FOR_A_MAIL = Duration.ofSeconds(2);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String base;
    private final String slug;
    private final String key;
    private final Promises promises;
    private final Arrived arrived;
    private final ObjectMapper json = new ObjectMapper();
    private final Queue<String> invited = new ConcurrentLinkedQueue<>();
    private final Queue<Person> toReset = new ConcurrentLinkedQueue<>();
    private final Queue<Person> toSignIn = new ConcurrentLinkedQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean running;

    Load(String base, String slug, String key, Promises promises, Arrived arrived) {
        this.base = base;
        this.slug = slug;
        this.key = key;
        this.promises = promises;
        this.arrived = arrived;
    }

    void start() {
        running = true;
        for (var n = 0; n < ADDERS; n++) work(this::add);
        work(this::accept);
        work(this::reset);
        work(this::signIn);
    }

    private void work(Runnable one) {
        workers.add(Thread.ofVirtual().start(() -> {
            while (running) {
                one.run();
                rest(5);
            }
        }));
    }

    void stop() throws InterruptedException {
        running = false;
        for (var worker : workers) worker.join();
        workers.clear();
        // Whom the next round finds begins with it.
        invited.clear();
        toReset.clear();
        toSignIn.clear();
    }

    private void add() {
        var email = "member" + NUMBER.incrementAndGet() + "@load.example";
        var once = UUID.randomUUID().toString();
        var body = json.writeValueAsString(Map.of("firstName", "Ada", "lastName", email, "email", email));
        var answer =
                new Outside(base).api("POST", api("members"), key, once, body).filter(it -> it.statusCode() == 201);
        var id = answer.map(
                it -> UUID.fromString(json.readTree(it.body()).get("id").stringValue()));
        promises.added.add(new Added(once, email, body, answer.map(it -> it.body()), id));
        if (id.isEmpty()) {
            // Nobody there: a program asks again a little later.
            rest(100);
            return;
        }
        new Outside(base)
                .api("POST", api("members/" + id.get() + "/invitations"), key, "", "")
                .filter(it -> it.statusCode() == 202)
                .ifPresent(it -> {
                    var message = json.readTree(it.body()).get("messageId").stringValue();
                    promises.mailed.add(new Mailed(UUID.fromString(message), email));
                    invited.add(email);
                });
    }

    private void accept() {
        var email = invited.poll();
        if (email == null) return;
        var link = link(email, 0);
        if (link.isEmpty()) return;
        var password = "copper lantern " + UUID.randomUUID();
        var browser = new Outside(base);
        var page = opened(browser, link.get());
        if (page.isEmpty()) return;
        var sure = Outside.begins(browser.post(page.get(), Map.of("password", password)));
        var person = new Person(email, link.get(), password, Optional.empty(), sure);
        promises.person(person);
        if (sure) (promises.people().size() % 2 == 0 ? toReset : toSignIn).add(person);
    }

    static Optional<String> opened(Outside browser, String link) {
        var page = Outside.leads(browser.get(link));
        return page.filter(
                at -> Outside.leads(browser.post(at + "/open", Map.of())).isPresent());
    }

    private void reset() {
        var person = toReset.poll();
        if (person == null) return;
        var known = arrived.links(person.email()).size();
        var asked = new Outside(base).post("/" + slug + "/recover", Map.of("identifier", person.email()));
        if (asked.filter(it -> it.statusCode() == 200).isEmpty()) return;
        promises.resets.add(person.email());
        var link = link(person.email(), known);
        if (link.isEmpty()) return;
        var browser = new Outside(base);
        var page = Outside.leads(browser.get(link.get()));
        if (page.isEmpty()) return;
        var password = "meadow copper " + UUID.randomUUID();
        var sure = Outside.begins(browser.post(page.get(), Map.of("password", password)));
        promises.person(new Person(person.email(), link.get(), password, Optional.of(person.password()), sure));
    }

    private void signIn() {
        var person = toSignIn.poll();
        if (person == null) return;
        var browser = new Outside(base);
        var form = Map.of("identifier", person.email(), "password", person.password());
        if (Outside.begins(browser.post("/" + slug + "/", form)))
            promises.inside.add(new Inside(person.email(), browser));
        toSignIn.add(person);
    }

    private Optional<String> link(String email, int known) {
        var until = System.nanoTime() + FOR_A_MAIL.toNanos();
        while (running && System.nanoTime() < until) {
            var links = arrived.links(email);
            if (links.size() > known) return Optional.of(links.get(known));
            rest(20);
        }
        return Optional.empty();
    }

    private String api(String what) {
        return "/api/v1/clubs/" + slug + "/" + what;
    }

    private static void rest(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
