package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Latchkey;
import app.latchkey.access.mails.Notices;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.operator.Installation;
import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.ScriptedSmtp;
import app.latchkey.operator.sink.Step;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.settings.SettingsReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A whole house that sends over a scripted mail server; each test has a club of its own in it. */
final class SmtpHouse implements AutoCloseable {
    static final String MAIL_SERVERS_KEY = "the key of this house for its mail servers";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PASSWORD = "violet harbour teapot seven";
    private static final AtomicInteger CLUBS = new AtomicInteger();

    final ScriptedSmtp smtp = new ScriptedSmtp(InstantSource.system());
    final Arrived arrived = new Arrived(smtp);
    final Promises promises = new Promises();
    private final ObjectMapper json = new ObjectMapper();
    private final Path home;
    private final Installation installation;
    private final String base;
    private String slug = "";
    private String key = "";
    private Outside owner = new Outside("");
    private Outside frontDesk = new Outside("");

    SmtpHouse(Path home) throws IOException {
        this(home, "");
    }

    /** @param bouncesUrl of a mailbox of reports; none when it is empty */
    SmtpHouse(Path home, String bouncesUrl) throws IOException {
        this(home, Latchkey.class, Map.of("BOUNCES_URL", bouncesUrl));
    }

    /** @param more settings, instead of those of a scripted server where they have the same name */
    SmtpHouse(Path home, Class<?> application, Map<String, String> more) throws IOException {
        this(home, application, smtp -> more);
    }

    /** @param more settings that need to know the scripted server, e.g. what stands before it */
    SmtpHouse(Path home, Class<?> application, Function<ScriptedSmtp, Map<String, String>> more) throws IOException {
        this.home = home;
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        base = "http://localhost:" + port;
        var options = new HashMap<>(Map.ofEntries(
                Map.entry("PORT", "" + port),
                Map.entry("DATA_DIR", home.toString()),
                Map.entry("SMTP_URL", "smtp://user:secret@127.0.0.1:" + smtp.port()),
                Map.entry("MAIL_FROM", "Clubs <clubs@faults.example>"),
                Map.entry("TRUSTED_PROXIES", "127.0.0.1"),
                Map.entry("RETURN_PATH", "bounces@faults.example"),
                Map.entry("BOUNCES_KEY", MAIL_SERVERS_KEY),
                Map.entry("LOOK_UP_DOMAINS", "false"),
                Map.entry("POSTMARK_KEY", MAIL_SERVERS_KEY)));
        options.putAll(more.apply(smtp));
        installation = Installation.server(application, SettingsReader.read(home, Map.of(), options, false));
    }

    void newClub() {
        slug = "club-" + CLUBS.incrementAndGet();
        var link = run(
                "club create", "--slug", slug, "--name", "Riverside", "--owner-email", "owner@" + slug + ".example");
        key = run("api-key create", "--club", slug);
        owner = outside();
        var page = Load.opened(owner, URI.create(link).getPath()).orElseThrow();
        if (!Outside.begins(owner.post(page, Map.of("name", "Olga Prins", "password", PASSWORD))))
            throw new AssertionError("no owner");
        // What was sent meanwhile has arrived: nothing is under way when a fault begins.
        Awaitility.await()
                .atMost(SOON)
                .until(() ->
                        api("GET", "messages?state=QUEUED", "").get("items").isEmpty());
    }

    /** Somebody at the front desk, invited and come in like anyone. */
    void newFrontDesk() {
        var email = "felix@" + slug + ".example";
        owner.post(door() + "desk/staff/invitations", Map.of("email", email, "role", "FRONT_DESK"));
        var link = link(email, 0);
        frontDesk = outside();
        var page = Load.opened(frontDesk, link).orElseThrow();
        if (!Outside.begins(frontDesk.post(page, Map.of("name", "Felix", "password", PASSWORD))))
            throw new AssertionError("no front desk");
    }

    Outside owner() {
        return owner;
    }

    Outside frontDesk() {
        return frontDesk;
    }

    /** Whoever's time at the desk is over signs in again. */
    private Outside again(String who) {
        var browser = outside();
        var form = Map.of("identifier", who + "@" + slug + ".example", "password", PASSWORD);
        if (!Outside.begins(browser.post(door(), form))) throw new AssertionError(who + " does not get in");
        return browser;
    }

    /** The link of this number in the mails to an address, waited for. */
    String link(String address, int number) {
        return Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> arrived.links(address), links -> links.size() > number)
                .get(number);
    }

    <T> Collection<T> beans(Class<T> type) {
        return installation.context().getBeansOfType(type).values();
    }

    /** Another address on the file. */
    void change(String member, String email) {
        api("PATCH", "members/" + member, json.writeValueAsString(Map.of("email", email)));
    }

    /** Whoever was invited there comes in by the newest link. */
    void accept(String address) {
        var someone = outside();
        var links = arrived.links(address);
        var page = Load.opened(someone, link(address, Math.max(0, links.size() - 1)))
                .orElseThrow();
        if (!Outside.begins(someone.post(page, Map.of("name", "Ada", "password", PASSWORD))))
            throw new AssertionError(address + " does not get in");
    }

    <T> T bean(Class<T> type) {
        return installation.context().getBean(type);
    }

    ClubId club() {
        return bean(Transactions.class)
                .global(() -> bean(Clubs.class).find(slug).orElseThrow().club().id());
    }

    /** A command of the house; what it said last. */
    String run(String name, String... typed) {
        var command = installation.context().getBeansOfType(Command.class).values().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        var out = new ByteArrayOutputStream();
        var arguments = Arguments.read(List.of(typed), command.options(), command.switches(), command.usage());
        command.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().toList().getLast().strip();
    }

    /** An address of this test's own. */
    String address(String local) {
        return local + "@" + slug + ".example";
    }

    Outside outside() {
        return new Outside(base);
    }

    String door() {
        return "/" + slug + "/";
    }

    String desk(String path) {
        return owner.get("/" + slug + "/desk/" + path).orElseThrow().body();
    }

    void plays(Step at, Play play) {
        smtp.play((step, to) -> step == at ? Optional.of(play) : Optional.empty());
    }

    /** For mails to this address only. */
    void plays(Step at, Play play, String address) {
        smtp.play((step, to) -> step == at && to.equals(address) ? Optional.of(play) : Optional.empty());
    }

    void allWell() {
        smtp.play((step, to) -> Optional.empty());
    }

    Instant now() {
        return bean(Transactions.class).global(bean(Transactions.class)::now);
    }

    /** The house's clock goes on, so that the next try is due. */
    void later(Duration by) {
        var transactions = installation.context().getBean(Transactions.class);
        transactions.moveClock(transactions.clockOffset().plus(by));
    }

    /** So much later that the desk signs in again. */
    void muchLater(Duration by) {
        later(by);
        owner = again("owner");
        frontDesk = again("felix");
    }

    /** Whatever is answered; an acknowledged member is a promise. */
    Optional<HttpResponse<String>> tryToAdd(String once, String email) {
        var body = json.writeValueAsString(Map.of("firstName", "Ada", "lastName", email, "email", email));
        var answer = outside().api("POST", "/api/v1/clubs/" + slug + "/members", key, once, body);
        answer.filter(it -> it.statusCode() == 201)
                .map(it -> UUID.fromString(json.readTree(it.body()).get("id").stringValue()))
                .ifPresent(id -> promises.added.add(
                        new Promises.Added(once, email, body, answer.map(HttpResponse::body), Optional.of(id))));
        return answer;
    }

    String add(String email) {
        return add(email, "Ada", email);
    }

    String add(String email, String first, String last) {
        var body = json.writeValueAsString(Map.of("firstName", first, "lastName", last, "email", email));
        var id = api("POST", "members", body).get("id").stringValue();
        promises.added.add(new Promises.Added("", email, body, Optional.empty(), Optional.of(UUID.fromString(id))));
        return id;
    }

    /** A mailing as a program writes it: to everybody, not sent. */
    String draft(String subject, String text) {
        var body = json.writeValueAsString(Map.of("subject", subject, "text", text));
        return api("POST", "mailings", body).get("id").stringValue();
    }

    JsonNode mailing(String id) {
        return api("GET", "mailings/" + id, "");
    }

    void post(String path, Map<String, String> form) {
        var answer = owner.post("/" + slug + "/desk/" + path, form).orElseThrow();
        if (answer.statusCode() != 303) throw new AssertionError(answer.statusCode() + " " + answer.body());
    }

    /** As a list brings it that nobody looked through. */
    String imported(String last, String email) {
        var lines = "first_name,last_name,email\nAda," + last + "," + email + "\n";
        var path = "/api/v1/clubs/" + slug + "/imports";
        var taken = outside().list(path, key, lines).orElseThrow();
        if (taken.statusCode() >= 300) throw new AssertionError(taken.body());
        return Awaitility.await()
                .atMost(SOON)
                .until(() -> api("GET", "members?q=" + last, "").get("items"), items -> items.size() == 1)
                .get(0)
                .get("id")
                .stringValue();
    }

    /** @return the message's id */
    UUID invite(String member) {
        var id = UUID.fromString(api("POST", "members/" + member + "/invitations", "")
                .get("messageId")
                .stringValue());
        promises.mailed.add(new Promises.Mailed(id, ""));
        return id;
    }

    UUID invited(String email) {
        return invite(add(email));
    }

    /** Somebody whose invitation the mail server has taken. */
    record Invited(String member, String address, UUID message) {
        static final Invited NOBODY = new Invited("", "", new UUID(0, 0));
    }

    Invited underWay(String local) {
        var address = address(local);
        var member = add(address);
        var message = invite(member);
        becomes(message, "ACCEPTED");
        return new Invited(member, address, message);
    }

    JsonNode message(UUID id) {
        return api("GET", "messages/" + id, "");
    }

    String state(UUID message) {
        return message(message).get("state").stringValue();
    }

    void becomes(UUID message, String state) {
        Awaitility.await().atMost(SOON).until(() -> state(message), state::equals);
    }

    List<String> timeline(UUID message) {
        return message(message)
                .get("timeline")
                .valueStream()
                .map(event -> event.get("event").stringValue())
                .toList();
    }

    /** Looked at until it is so: what the panel says follows the mail's fate at once. */
    JsonNode why(String member, Predicate<JsonNode> wanted) {
        return Awaitility.await().atMost(SOON).until(() -> api("GET", "members/" + member + "/access", ""), wanted);
    }

    JsonNode top(String member, String code) {
        return why(
                        member,
                        answer -> answer.get("findings")
                                .get(0)
                                .get("code")
                                .stringValue()
                                .equals(code))
                .get("findings")
                .get(0);
    }

    /** The newest mail to an address, as it was taken. */
    Received newest(String address) {
        return smtp.received().stream()
                .filter(mail -> mail.to().equals(address))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    /** @return status and outcome of a call as Postmark makes it */
    String postmark(String password, String body) {
        var login = ("latchkey:" + password).getBytes(StandardCharsets.UTF_8);
        return told(
                "postmark",
                Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(login)),
                body);
    }

    /** @return status and outcome of a call as a provider makes it */
    String told(String provider, Map<String, String> headers, String body) {
        var answer =
                outside().json("/api/v1/feedback/" + provider, headers, body).orElseThrow();
        var outcome = answer.statusCode() == 200
                ? json.readTree(answer.body()).path("outcome").asString("")
                : "";
        return answer.statusCode() + " " + outcome;
    }

    long mails(String address) {
        return smtp.received().stream()
                .filter(mail -> mail.to().equals(address))
                .count();
    }

    /** Ids of this club's messages in a state; of all without one. */
    List<String> messages(String state) {
        return api("GET", "messages?state=" + state, "")
                .get("items")
                .valueStream()
                .map(one -> one.get("id").stringValue())
                .toList();
    }

    /** Asks for a new password, and the mail has left or was not sent. */
    void recover(String address) {
        var before = messages("").size();
        outside().post(door() + "recover", Map.of("identifier", address));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> messages("").size() > before && messages("QUEUED").isEmpty());
    }

    /** Tells whoever has proven the address that something was changed. */
    void notice(String address) {
        notices(address, (club, account) -> bean(Notices.class).tell(club, account, "access.notice.password"));
    }

    /** Sends whoever has proven the address what they had asked for. */
    void awaited(String address) {
        notices(
                address,
                (club, account) ->
                        bean(Notices.class).answer(club, account, "access.notice.lost.ready", UUID.randomUUID()));
    }

    private void notices(String address, BiConsumer<Club, AccountId> send) {
        var club = club();
        var account = bean(AccountAddresses.class).provenAt(address).getFirst().account();
        bean(Transactions.class)
                .inClub(club, () -> send.accept(bean(Clubs.class).get(club), account));
    }

    /** Piped to the house by a mail server; what became of it. */
    String comesBack(byte[] mail) {
        var answer = outside().pipe("/api/v1/bounces", MAIL_SERVERS_KEY, mail).orElseThrow();
        if (answer.statusCode() != 200) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return json.readTree(answer.body()).get("outcome").stringValue();
    }

    /** As the owner of all tables, beside the house. */
    JdbcClient sql() {
        return JdbcClient.create(ownersDatabase());
    }

    Connection ownersConnection() throws SQLException {
        return ownersDatabase().getConnection();
    }

    private DriverManagerDataSource ownersDatabase() {
        var connection = new Properties();
        try (var file = Files.newBufferedReader(home.resolve("connection.properties"))) {
            connection.load(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + connection.getProperty("port") + "/latchkey",
                "latchkey_owner",
                connection.getProperty("owner.password"));
    }

    /** Whatever was played: nothing acknowledged is missing, no mail lost or doubled, no club sees another. */
    void reckon() {
        var sql = sql();
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(new Reckoning(sql, smtp.received(), promises).violations())
                        .isEmpty());
    }

    /** How often this message was taken. */
    long copies(UUID message) {
        return arrived.copies().getOrDefault(message, 0L);
    }

    private JsonNode api(String method, String what, String body) {
        var answer = outside()
                .api(method, "/api/v1/clubs/" + slug + "/" + what, key, "", body)
                .orElseThrow();
        if (answer.statusCode() >= 300) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return json.readTree(answer.body());
    }

    @Override
    public void close() {
        // First, so that nobody waits for an answer any more.
        smtp.close();
        installation.close();
    }
}
