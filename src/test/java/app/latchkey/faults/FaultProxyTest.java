package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.faults.FaultProxy.Fault;
import app.latchkey.faults.FaultProxy.Way;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A test that stands on this proxy proves something only if the proxy does what it says. */
@Timeout(60)
class FaultProxyTest {
    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(() -> {
            while (!echo.isClosed())
                try {
                    var client = echo.accept();
                    Thread.ofVirtual().start(() -> {
                        try (client) {
                            client.getInputStream().transferTo(client.getOutputStream());
                        } catch (IOException gone) {
                            // Cut on purpose.
                        }
                    });
                } catch (IOException closed) {
                    return;
                }
        });
        proxy = new FaultProxy(echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    private Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", proxy.port());
        socket.setSoTimeout(500);
        return socket;
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hear(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
    }

    private static Duration took(Socket socket, String words) throws IOException {
        socket.setSoTimeout(20_000);
        var began = System.nanoTime();
        say(socket, words);
        assertThat(hear(socket, words.length())).isEqualTo(words);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void without_a_fault_bytes_pass_and_an_end_is_an_end() throws IOException {
        try (var socket = connect()) {
            assertThat(took(socket, "hello")).isLessThan(Duration.ofSeconds(5));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_delayed_answer_comes_later_and_whole() throws IOException {
        try (var socket = connect()) {
            proxy.does(new Fault.Delay(Duration.ofMillis(400)));
            assertThat(took(socket, "hello")).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        }
    }

    @Test
    void a_dripping_answer_comes_byte_by_byte_on_a_connection_that_was_open_and_stops_dripping_in_the_middle()
            throws IOException {
        try (var socket = connect()) {
            took(socket, "hello");
            proxy.does(new Fault.Drip(Duration.ofMillis(100)));
            assertThat(took(socket, "0123456789")).isGreaterThanOrEqualTo(Duration.ofMillis(900));
            say(socket, "x".repeat(200));
            assertThat(hear(socket, 2)).isEqualTo("xx");
            proxy.resumes();
            var began = System.nanoTime();
            hear(socket, 198);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void cut_after_so_many_bytes_no_more_arrive_and_the_connection_is_reset() throws IOException {
        try (var socket = connect()) {
            took(socket, "hello");
            proxy.does(new Fault.Cut(Way.TO_CLIENT, 4));
            say(socket, "0123456789");
            var heard = new StringBuilder();
            assertThatThrownBy(() -> {
                        for (int one; (one = socket.getInputStream().read()) >= 0; ) heard.append((char) one);
                        throw new SocketException("the end");
                    })
                    .isInstanceOf(SocketException.class);
            assertThat("0123").startsWith(heard.toString());
        }
        try (var socket = connect()) {
            proxy.does(new Fault.Cut(Way.TO_SERVER, 1_000));
            assertThat(took(socket, "x".repeat(900))).isPositive();
            say(socket, "y".repeat(200));
            assertThatThrownBy(() ->
                            hear(socket, 200).chars().skip(101).findFirst().orElseThrow(IOException::new))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void into_a_hole_everything_falls_and_comes_out_when_it_is_over() throws IOException {
        try (var before = connect()) {
            took(before, "hello");
            proxy.does(new Fault.Hole());
            say(before, "still there?");
            before.setSoTimeout(500);
            assertThatThrownBy(() -> hear(before, 1)).isInstanceOf(SocketTimeoutException.class);
            try (var during = connect()) {
                say(during, "anybody?");
                assertThatThrownBy(() -> hear(during, 1)).isInstanceOf(SocketTimeoutException.class);
                proxy.resumes();
                during.setSoTimeout(10_000);
                assertThat(hear(during, 8)).isEqualTo("anybody?");
            }
            before.setSoTimeout(10_000);
            assertThat(hear(before, 12)).isEqualTo("still there?");
        }
    }

    @Test
    void refused_is_whoever_comes_and_whoever_was_there_and_at_the_same_door_it_goes_on() throws IOException {
        try (var before = connect()) {
            took(before, "hello");
            proxy.does(new Fault.Refuse());
            assertThatThrownBy(() -> {
                        say(before, "x");
                        if (before.getInputStream().read() < 0) throw new SocketException("the end");
                    })
                    .isInstanceOf(SocketException.class);
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        }
        proxy.resumes();
        try (var after = connect()) {
            took(after, "hello again");
        }
    }
}
