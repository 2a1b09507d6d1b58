package app.latchkey.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser without JavaScript: cookies, forms, redirects followed by hand. */
public final class Browser {
    private static final String BOUNDARY = "latchkey-test-boundary";
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private final String agent;
    private String language = "en";

    public Browser() {
        this("");
    }

    /** @param agent as the browser calls itself */
    public Browser(String agent) {
        this.agent = agent;
    }

    /** The language its pages are asked for from now on. */
    public void speak(String chosen) {
        this.language = chosen;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> head(String path) {
        return send(request(path).HEAD());
    }

    /** What somebody reads who has the browser in their hands. */
    public String cookie(String name) {
        return cookies.getCookieStore().get(URI.create(RunningHouse.url())).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    public void keep(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(RunningHouse.url()), cookie);
    }

    /** A form that another site makes this browser send. */
    public HttpResponse<String> postFrom(String header, String value, String path, Map<String, String> form) {
        return send(form(path, form).header(header, value));
    }

    public HttpResponse<String> post(String path, Map<String, String> form) {
        return send(form(path, form));
    }

    /** A body as no form of ours writes it. */
    public HttpResponse<String> post(String path, String body) {
        return send(form(path, body));
    }

    private HttpRequest.Builder form(String path, Map<String, String> form) {
        return form(
                path,
                form.entrySet().stream()
                        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private HttpRequest.Builder form(String path, String body) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    public HttpResponse<String> upload(String path, String field, String fileName, String content) {
        return uploadNamed(path, field, "filename=\"" + fileName + "\"", content);
    }

    /** @param named as the header of the part names the file: {@code filename="…"} or {@code filename*=…} */
    public HttpResponse<String> uploadNamed(String path, String field, String named, String content) {
        var body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; " + named
                + "\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--" + BOUNDARY + "--\r\n";
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** After a post: the page it leads to. */
    public HttpResponse<String> follow(HttpResponse<String> answer) {
        return get(answer.headers().firstValue("Location").orElseThrow());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(RunningHouse.url() + path)).header("Accept-Language", language);
    }

    /** After a post: a file, as it came. */
    public HttpResponse<byte[]> bytes(String path, Map<String, String> form) {
        return send(form(path, form), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        if (!agent.isEmpty()) request.header("User-Agent", agent);
        try {
            return client.send(request.build(), body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
