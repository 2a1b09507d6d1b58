package app.latchkey.integration.feedback;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Follows nothing, waits for nobody, reads no more than a certificate is long. */
@Component
class AmazonFilesByHttps implements AmazonFiles {
    private static final Logger LOG = LoggerFactory.getLogger(AmazonFilesByHttps.class);
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int LONGEST = 64 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Override
    public Optional<byte[]> get(URI address) {
        try {
            var answer =
                    http.send(HttpRequest.newBuilder(address).timeout(WITHIN).build(), BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() != 200) return Optional.empty();
                return Optional.of(body.readNBytes(LONGEST));
            }
        } catch (IOException failed) {
            LOG.warn("Amazon SNS does not answer: {}", failed.getMessage());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
