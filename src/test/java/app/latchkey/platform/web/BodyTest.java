package app.latchkey.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Role;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a stranger may send, and what they may read that is for machines. */
class BodyTest {
    private final HttpClient client = HttpClient.newHttpClient();

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(RunningHouse.url() + path));
    }

    @Test
    void a_strangers_file_is_not_read_anywhere() throws Exception {
        var club = RunningHouse.club("FR");
        var file = "--b\r\nContent-Disposition: form-data; name=\"identifier\"; filename=\"x\"\r\n\r\n"
                + "x".repeat(200_000) + "\r\n--b--\r\n";
        for (var path :
                new String[] {club.path(), club.path() + "recover", "/", "/api/v1/clubs/" + club.slug() + "/members"})
            assertThat(status(to(path).header("Content-Type", "multipart/form-data; boundary=b")
                            .POST(HttpRequest.BodyPublishers.ofString(file))))
                    .as(path)
                    .isEqualTo(415);
        assertThat(status(to(club.path() + "desk/members/import")
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(file))))
                .as("who it is comes before what is sent")
                .isEqualTo(303);
    }

    @Test
    void a_list_is_still_taken_from_whoever_may_send_one() {
        var club = RunningHouse.club("FR");
        var owner = RunningHouse.staff(club, Role.OWNER);
        var answer = owner.upload(
                club.path() + "desk/members/import", "file", "list.csv", "first_name,last_name\nAda,Martin\n");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    @Test
    void whatever_is_too_long_or_does_not_say_how_long_it_is_is_refused() throws Exception {
        var club = RunningHouse.club("FR");
        var api = "/api/v1/clubs/" + club.slug() + "/members";
        assertThat(status(to(api).header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("[" + " ".repeat(2_000_000)))))
                .isEqualTo(413);
        assertThat(status(to(api).header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(new byte[10])))))
                .isEqualTo(411);
        assertThat(new Browser()
                        .post(club.path(), Map.of("identifier", "a", "password", "b"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void figures_are_for_this_machine_alone() throws Exception {
        assertThat(status(to("/metrics").GET())).isEqualTo(200);
        assertThat(status(
                        to("/metrics").header("X-Forwarded-For", "203.0.113.7").GET()))
                .isEqualTo(404);
        assertThat(status(
                        to("/healthz").header("X-Forwarded-For", "203.0.113.7").GET()))
                .isEqualTo(200);
    }
}
