package app.latchkey.integration.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AmazonFilesByHttpsTest {
    private static HttpServer server;

    @BeforeAll
    static void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/file", exchange -> {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("file".getBytes());
            exchange.close();
        });
        server.createContext("/leads-elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", "/file");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void close() {
        server.stop(0);
    }

    private static URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    @Test
    void a_file_is_read_and_where_it_leads_is_not_gone_to() {
        var files = new AmazonFilesByHttps();
        assertThat(files.get(at("/file")))
                .hasValueSatisfying(file -> assertThat(file).asString().isEqualTo("file"));
        assertThat(files.get(at("/leads-elsewhere"))).isEmpty();
    }
}
