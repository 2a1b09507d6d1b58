package app.latchkey.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no browser sends and somebody with a socket does: the house answers it little, and does nothing wrong. */
class HttpEdgesTest {
    private static final Path ASSETS = Path.of("src/main/resources/static/assets");
    private static final int PATIENCE = 10_000;

    private final Club club = RunningHouse.club("FR");

    /** Everything that comes back until the house closes the connection. */
    private static String sent(String raw) throws IOException {
        var house = URI.create(RunningHouse.url());
        try (var socket = new Socket(house.getHost(), house.getPort())) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int answers(String all) {
        return all.split("HTTP/1\\.1 \\d{3}", -1).length - 1;
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void a_trace_is_refused_and_nothing_is_echoed() throws Exception {
        var answer = sent("TRACE /" + club.slug() + "/ HTTP/1.1\nHost: localhost\nCookie: latchkey_session=whose\n"
                + "Connection: close\n\n");
        assertThat(answer).startsWith("HTTP/1.1 405").doesNotContain("whose", "TRACE");
    }

    @Test
    void a_folder_is_not_listed() {
        for (var folder :
                List.of("/assets", "/assets/", "/assets/js", "/assets/js/", "/assets/" + Assets.VERSION + "/"))
            assertThat(new Browser().get(folder))
                    .as(folder)
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(404))
                    .satisfies(answer -> assertThat(answer.body()).doesNotContain("once.js", "arrow.svg", "htmx"));
    }

    @Test
    void every_file_says_what_it_is_and_a_text_by_which_signs() throws Exception {
        var types = Map.of(
                "js",
                "text/javascript;charset=utf-8",
                "css",
                "text/css;charset=utf-8",
                "svg",
                "image/svg+xml;charset=utf-8");
        try (var files = Files.walk(ASSETS)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var path = "/assets/" + ASSETS.relativize(file);
                var end = path.substring(path.lastIndexOf('.') + 1);
                var type = new Browser().get(path).headers().firstValue("Content-Type");
                assertThat(type.orElse("").toLowerCase().replace(" ", ""))
                        .as(path)
                        .isEqualTo(types.getOrDefault(end, "text/plain;charset=utf-8"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /[ HTTP/1.1\nHost: localhost\n\n",
                "GET / HTTP/1.1\n\n",
                "GET / HTTP/1.1\nHost: a\nHost: b\n\n",
                "GET / HTTP/9.9\nHost: localhost\n\n",
                "GET /%2e%2e%2f%2e%2e%2fetc/passwd HTTP/1.1\nHost: localhost\nConnection: close\n\n",
                "NO<SUCH>METHOD / HTTP/1.1\nHost: localhost\n\n",
                "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding: nothing\nConnection: close\n\n",
            })
    void what_is_refused_before_it_is_a_request_is_told_nothing_that_a_browser_could_guess_at(String raw)
            throws Exception {
        var answer = sent(raw);
        assertThat(answer).matches("(?s)HTTP/1\\.1 [45]\\d\\d .*").contains("X-Content-Type-Options: nosniff");
        assertThat(body(answer)).as(answer).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\nContent-Length: 40\n",
                "Content-Length: 4, 40\n",
                "Content-Length: -4\n",
                "Content-Length: 4\nTransfer-Encoding: chunked\n",
                "Transfer-Encoding: chunked\nTransfer-Encoding: identity\n",
                "Transfer-Encoding: \u000bchunked\nContent-Length: 4\n",
            })
    void a_length_that_contradicts_itself_is_refused_and_what_follows_is_no_request(String lengths) throws Exception {
        var answer = sent("POST /" + club.slug() + "/ HTTP/1.1\nHost: localhost\n"
                + "Content-Type: application/x-www-form-urlencoded\n" + lengths + "\n0\n\n"
                + "GET /healthz HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        assertThat(answer).matches("(?s)HTTP/1\\.1 4\\d\\d .*");
        assertThat(answers(answer)).as(answer).isEqualTo(1);
    }

    @Test
    void a_field_in_the_address_of_a_form_is_refused_and_nothing_is_done() {
        var lea = RunningHouse.staff(club, Role.OWNER);
        var members = club.path() + "desk/members";
        assertThat(lea.post(members + "/new?first=Eve", Map.of("last", "Martin"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(lea.post(members + "/new?first=Eve&last=Martin", Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(lea.get(members).body()).doesNotContain("Eve", "Martin");
        var password = "?identifier=lea%40riverside.example&password=" + RunningHouse.PASSWORD.replace(' ', '+');
        assertThat(new Browser().post(club.path() + password, Map.of()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_field_that_is_sent_twice_is_never_taken_for_one_of_them() throws Exception {
        var lea = RunningHouse.staff(club, Role.OWNER);
        var twice = lea.post(
                club.path() + "desk/members/new", "first=Ada&last=Martin&email=ada%40free.fr&email=eve%40free.fr");
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(lea.get(club.path() + "desk/members").body()).doesNotContain("Martin");
        var guess = new Browser()
                .post(
                        club.path(),
                        "identifier=nobody&password=wrong&password=" + RunningHouse.PASSWORD.replace(' ', '+'));
        assertThat(guess.statusCode()).isEqualTo(422);
    }
}
