package app.latchkey.operator.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody's browser: keeps its cookies and presses the buttons of real pages. */
final class Phone {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String origin;
    private final String language;
    private final String agent;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Phone(int port, String language, String agent) {
        this.origin = "http://127.0.0.1:" + port;
        this.language = language;
        this.agent = agent;
    }

    /** @return the path that the answer leads to; empty when it is a page */
    String get(String path) {
        return send(request(path).GET());
    }

    String post(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** For a form that leads on when all is well. */
    void submit(String path, Map<String, String> form) {
        if (post(path, form).isEmpty())
            throw new IllegalStateException("The demo's form at " + path + " was not taken");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Accept-Language", language)
                .header("User-Agent", agent);
        if (!cookies.isEmpty())
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        return request;
    }

    private String send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            if (answer.statusCode() >= 500) throw new IllegalStateException(answer + " in the demo");
            return answer.headers().firstValue("Location").map(Phone::path).orElse("");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (pair.length < 2 || pair[1].isEmpty()) cookies.remove(pair[0]);
        else cookies.put(pair[0], pair[1]);
    }

    private static String path(String location) {
        return location.replaceFirst("^https?://[^/]+", "");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
