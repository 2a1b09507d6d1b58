package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.RunningHouse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Row 51 of the matrix: whoever speaks slowly holds up nobody else. */
class SlowClientsTest {
    private static final int SLOW = 300;

    private final URI base = URI.create(RunningHouse.url());
    private final String page = "/" + RunningHouse.club("GB").slug() + "/";
    private final List<Socket> slow = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var socket : slow) socket.close();
    }

    @Test
    void row_51_three_hundred_headers_that_never_end_hold_up_nobody() throws IOException {
        hang("GET " + page + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nX-Slow: ");
        othersAreAnswered();
    }

    @Test
    void row_51_three_hundred_forms_of_which_one_letter_came_hold_up_nobody() throws IOException {
        hang("POST " + page + " HTTP/1.1\r\nHost: " + base.getAuthority()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 200\r\n\r\ni");
        othersAreAnswered();
    }

    private void hang(String begun) throws IOException {
        for (var n = 0; n < SLOW; n++) {
            var socket = new Socket(base.getHost(), base.getPort());
            slow.add(socket);
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    private void othersAreAnswered() {
        var outside = new Outside(base.toString());
        for (var n = 0; n < 3; n++)
            assertThat(outside.get(page))
                    .hasValueSatisfying(
                            answer -> assertThat(answer.statusCode()).isEqualTo(200));
        // The slow ones are still there: they were not just thrown out.
        assertThat(slow)
                .allSatisfy(socket ->
                        assertThat(socket.getInputStream().available()).isZero());
    }
}
