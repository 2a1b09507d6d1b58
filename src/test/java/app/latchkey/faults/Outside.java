package app.latchkey.faults;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Somebody with a browser and a network of their own; whoever gets no answer knows nothing. */
final class Outside {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    // One for all: a browser is its cookies.
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final String network;

    Outside(String base) {
        this.base = base;
        var random = ThreadLocalRandom.current();
        this.network = "198." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
    }

    Optional<HttpResponse<String>> get(String path) {
        return send(request(path).GET());
    }

    Optional<HttpResponse<String>> post(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    Optional<HttpResponse<String>> api(String method, String path, String key, String once, String json) {
        var request = request(path).header("Authorization", "Bearer " + key).header("Accept", "application/json");
        if (!once.isEmpty()) request.header("Idempotency-Key", once);
        if (!json.isEmpty()) request.header("Content-Type", "application/json");
        return send(request.method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    /** A member list, as a program brings it. */
    Optional<HttpResponse<String>> list(String path, String key, String lines) {
        var border = "latchkey-faults";
        var body = "--" + border + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n"
                + lines + "\r\n--" + border + "--\r\n";
        return send(request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "multipart/form-data; boundary=" + border)
                .POST(BodyPublishers.ofString(body)));
    }

    /** A mail, as a mail server pipes it. */
    Optional<HttpResponse<String>> pipe(String path, String key, byte[] mail) {
        return send(request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "message/rfc822")
                .POST(BodyPublishers.ofByteArray(mail)));
    }

    /** A call as mail providers make it. */
    Optional<HttpResponse<String>> json(String path, Map<String, String> headers, String body) {
        var request = request(path).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    /** As Amazon SNS posts its JSON. */
    Optional<HttpResponse<String>> text(String path, String body) {
        return send(request(path)
                .header("Content-Type", "text/plain; charset=UTF-8")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base).resolve(path))
                .timeout(PATIENCE)
                .header("Accept-Language", "en")
                .header("X-Forwarded-For", network);
    }

    private Optional<HttpResponse<String>> send(HttpRequest.Builder building) {
        try {
            var uri = building.build().uri();
            cookies.get(uri, Map.of())
                    .getOrDefault("Cookie", java.util.List.of())
                    .forEach(cookie -> building.header("Cookie", cookie));
            var answer = CLIENT.send(building.build(), BodyHandlers.ofString());
            cookies.put(uri, answer.headers().map());
            return Optional.of(answer);
        } catch (IOException nothingHeard) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Where an answer leads to, empty when there was none or it leads nowhere. */
    static Optional<String> leads(Optional<HttpResponse<String>> answer) {
        return answer.filter(said -> said.statusCode() == 303 || said.statusCode() == 302)
                .flatMap(said -> said.headers().firstValue("Location"));
    }

    static boolean begins(Optional<HttpResponse<String>> answer) {
        return answer.stream()
                .flatMap(said -> said.headers().allValues("Set-Cookie").stream())
                .anyMatch(cookie -> cookie.matches("latchkey_session=[^;]{20,}.*"));
    }
}
