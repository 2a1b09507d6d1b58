package app.latchkey.operator.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without JavaScript: keeps cookies, follows redirects, shows one page. */
final class Browser {
    private static final Pattern NOT_IN_A_URL = Pattern.compile("[<>\"{}|\\\\^` ]");
    private static final int MOST_REDIRECTS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Cookies cookies = new Cookies();
    private final URI base;
    private String network;
    private URI address;
    private int status;
    private Document page = Document.createShell("");

    Browser(URI base, String network) {
        this.base = base;
        this.network = network;
        this.address = base;
    }

    /** Whether it keeps no cookie from now on. */
    void blockCookies(boolean now) {
        cookies.block(now);
    }

    /** Where this browser is connected from now on, as the proxy in front reports it. */
    void moveTo(String other) {
        network = other;
    }

    Browser get(String path) {
        return follow(base.resolve(typed(path)), request -> request.GET());
    }

    // As browsers do with what a mail program left behind a link.
    private static String typed(String path) {
        return NOT_IN_A_URL
                .matcher(path)
                .replaceAll(sign -> "%%%02X".formatted((int) sign.group().charAt(0)));
    }

    /** What a script of the page asks for; the page stays. */
    String read(String path) {
        return send(request(base.resolve(path), asks -> asks.GET().setHeader("Accept", "application/json")))
                .body();
    }

    /** What a program does that looks at a link without keeping anything. */
    void peek(String path) {
        send(request(base.resolve(path), HttpRequest.Builder::GET));
    }

    Browser submit(Form form) {
        var target = URI.create(form.action(address.toString()));
        if (form.isGet()) return follow(withQuery(target, form), HttpRequest.Builder::GET);
        return follow(
                target,
                request -> request.header("Content-Type", form.contentType())
                        .header("Origin", origin())
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofByteArray(form.body())));
    }

    private static URI withQuery(URI target, Form form) {
        return target.resolve(target.getPath() + "?" + new String(form.body(), StandardCharsets.UTF_8));
    }

    private interface Method {
        HttpRequest.Builder apply(HttpRequest.Builder request);
    }

    private Browser follow(URI first, Method method) {
        var next = first;
        var how = method;
        for (var hops = 0; hops < MOST_REDIRECTS; hops++) {
            var answer = send(request(next, how));
            var location = answer.headers().firstValue("location").orElse("");
            if (answer.statusCode() < 300 || answer.statusCode() >= 400 || location.isEmpty())
                return show(next, answer);
            next = next.resolve(location);
            how = HttpRequest.Builder::GET;
        }
        throw new Unplayable("The page " + first.getPath() + " redirects in circles");
    }

    private HttpRequest request(URI target, Method method) {
        var request = HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("User-Agent", "Mozilla/5.0 (drill)")
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .header("X-Forwarded-For", network);
        cookies.header(target).ifPresent(kept -> request.header("Cookie", kept));
        return method.apply(request).build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            answer.headers().allValues("set-cookie").forEach(cookies::take);
            return answer;
        } catch (IOException failed) {
            throw new Unplayable("No answer from " + request.uri().getPath(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unplayable("Stopped at " + request.uri().getPath(), stopped);
        }
    }

    private Browser show(URI from, HttpResponse<String> answer) {
        address = from;
        status = answer.statusCode();
        page = Jsoup.parse(answer.body(), from.toString());
        if (status >= 500) throw new Unplayable("The page " + from.getPath() + " broke: " + status + " " + words());
        return this;
    }

    String path() {
        return address.getPath();
    }

    int status() {
        return status;
    }

    Document page() {
        return page;
    }

    Optional<Element> find(String css) {
        return Optional.ofNullable(page.selectFirst(css));
    }

    List<Element> all(String css) {
        return page.select(css);
    }

    String origin() {
        return base.getScheme() + "://" + base.getAuthority();
    }

    /** What a person would see first, for the report. */
    String words() {
        var main = page.selectFirst("main");
        var text = (main == null ? page : main).text();
        return path() + " (" + status + "): " + (text.length() > 300 ? text.substring(0, 300) + "…" : text);
    }
}
