package app.latchkey.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Latchkey;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passwords;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.NewClub;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.messages.CapturedMails;
import app.latchkey.operator.Installation;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.SettingsReader;
import app.latchkey.testing.RunningHouse;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house that the world reaches by https: what its answers and cookies carry, on the way of an evening at the desk. */
class HttpsHouseTest {
    private static final String EMAIL = "lea@riverside.example";
    private static final Pattern LINK = Pattern.compile("/k/[A-Za-z0-9_-]+");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path home;

    private final Map<String, String> cookies = new HashMap<>();
    private final Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();
    private int port;

    @Test
    void every_answer_and_every_cookie_is_for_https_alone() throws Exception {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var options = Map.of("PORT", "" + port, "BASE_URL", "https://localhost:" + port);
        var settings = SettingsReader.read(home, Map.of(), options, true);
        try (var house = Installation.server(Latchkey.class, settings)) {
            walked(house);
        }
        answers.forEach(HttpsHouseTest::carriesWhatItMust);
        var named = new TreeSet<String>();
        answers.values()
                .forEach(answer -> answer.headers()
                        .allValues("Set-Cookie")
                        .forEach(
                                cookie -> named.add(cookie.replaceAll("=.*", "").replaceAll("_[0-9a-f-]{36}$", ""))));
        assertThat(named)
                .containsExactly(
                        "__Host-latchkey_device",
                        "__Host-latchkey_link",
                        "__Host-latchkey_said",
                        "__Host-latchkey_session",
                        "__Host-latchkey_shown");
    }

    private void walked(Installation house) throws Exception {
        peopled(house);
        expect(200, "GET", "/healthz", Map.of());
        expect(200, "GET", "/assets/latchkey.css", Map.of());
        expect(200, "GET", "/api/v1/openapi.json", Map.of());
        expect(401, "GET", "/api/v1/clubs/riverside/members", Map.of());
        expect(404, "GET", "/no/such/page", Map.of());
        expect(200, "GET", "/riverside/", Map.of());
        expect(303, "GET", "/riverside/desk/members", Map.of());
        expect(422, "POST", "/riverside/", Map.of("identifier", EMAIL, "password", "not that one at all"));
        expect(200, "POST", "/riverside/recover", Map.of("identifier", "nobody@riverside.example"));
        expect(303, "POST", "/riverside/", Map.of("identifier", EMAIL, "password", RunningHouse.PASSWORD));
        expect(200, "GET", "/riverside/desk/members", Map.of());
        var added = expect(
                303,
                "POST",
                "/riverside/desk/members/new",
                Map.of("first", "Ada", "last", "Martin", "email", "ada@riverside.example"));
        var file = added.headers().firstValue("Location").orElseThrow();
        expect(200, "GET", file, Map.of());
        expect(200, "GET", file + "/access", Map.of());
        expect(303, "POST", file + "/access/remedies/INVITE", Map.of());
        expect(303, "GET", link(house), Map.of());
        expect(
                403,
                "POST from another site",
                asked("/riverside/").header("Sec-Fetch-Site", "cross-site").POST(form(Map.of("identifier", EMAIL))));
        expect(303, "POST", "/riverside/sign-out", Map.of());
    }

    private static void peopled(Installation house) {
        var context = house.context();
        var transactions = context.getBean(Transactions.class);
        var wanted = new NewClub("riverside", "Riverside", "FR", ZoneId.of("Europe/Paris"), Locale.ENGLISH, "EUR");
        var club = transactions.global(
                () -> context.getBean(Clubs.class).create(wanted).orElseThrow());
        transactions.inClub(club, () -> {
            context.getBean(Staff.class).begin(club);
            var account = context.getBean(Accounts.class).create("Lea", Locale.ENGLISH);
            context.getBean(AccountAddresses.class).prove(account, EMAIL, EMAIL, true);
            context.getBean(Passwords.class)
                    .set(account, context.getBean(Hashing.class).hash(RunningHouse.PASSWORD));
            context.getBean(Staff.class).give(club, account, Role.OWNER);
        });
    }

    private static String link(Installation house) {
        var mails = house.context().getBean(CapturedMails.class);
        var mail = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> mails.newest(10).stream()
                                .filter(one -> one.to().equals("ada@riverside.example"))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
        assertThat(mail.text()).contains("https://localhost");
        var found = LINK.matcher(mail.text());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private HttpResponse<String> expect(int status, String method, String path, Map<String, String> form)
            throws IOException, InterruptedException {
        var request = asked(path);
        return expect(status, method + " " + path, method.equals("POST") ? request.POST(form(form)) : request.GET());
    }

    private HttpRequest.Builder asked(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Language", "en")
                .header("Content-Type", "application/x-www-form-urlencoded");
        var kept = cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
        return kept.isEmpty() ? request : request.header("Cookie", kept);
    }

    private static HttpRequest.BodyPublisher form(Map<String, String> form) {
        return HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    private HttpResponse<String> expect(int status, String asked, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(asked).isEqualTo(status);
        answer.headers().allValues("Set-Cookie").forEach(this::kept);
        answers.put(answers.size() + " " + asked, answer);
        return answer;
    }

    /** As a browser would by https: over this connection it would be sent nothing that is Secure. */
    private void kept(String cookie) {
        var pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) cookies.remove(pair[0]);
        else cookies.put(pair[0], pair[1]);
    }

    private static void carriesWhatItMust(String asked, HttpResponse<String> answer) {
        var headers = answer.headers();
        assertThat(headers.allValues("Strict-Transport-Security"))
                .as(asked)
                .containsExactly("max-age=63072000; includeSubDomains");
        assertThat(headers.allValues("Referrer-Policy")).as(asked).containsExactly("no-referrer");
        assertThat(headers.allValues("X-Content-Type-Options")).as(asked).containsExactly("nosniff");
        if (!asked.contains(" /assets/"))
            assertThat(headers.allValues("Cache-Control")).as(asked).containsExactly("no-store");
        assertThat(headers.allValues("Set-Cookie"))
                .as(asked)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/;")
                        .doesNotContainIgnoringCase("domain="));
    }

    @Test
    void a_house_on_this_machine_alone_promises_no_https() throws Exception {
        var answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(RunningHouse.url() + "/"
                                + RunningHouse.club("FR").slug() + "/"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(answer.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("latchkey_")
                        .contains("; HttpOnly", "; SameSite=Lax")
                        .doesNotContain("Secure"));
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }
}
