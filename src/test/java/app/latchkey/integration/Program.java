package app.latchkey.integration;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.integration.keys.ApiKeys;
import app.latchkey.integration.keys.Scope;
import app.latchkey.testing.RunningHouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Another program with a key of a club. Each of its answers is held against the description. */
final class Program {
    private static final String BOUNDARY = "latchkey-api-boundary";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    private final String key;
    private final Set<String> seen = new HashSet<>();

    private Program(String base, String key) {
        this.base = base;
        this.key = key;
    }

    record Answer(HttpResponse<String> http) {
        int status() {
            return http.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(http.body());
        }

        String text(String name) {
            return json().get(name).stringValue();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        Answer is(int wanted) {
            assertThat(status()).as(http.body()).isEqualTo(wanted);
            return this;
        }

        Answer problem(int wanted, String code) {
            is(wanted);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(text("code")).as(http.body()).isEqualTo(code);
            assertThat(json().get("status").intValue()).isEqualTo(wanted);
            assertThat(text("type"))
                    .isEqualTo("urn:latchkey:problem:" + code.toLowerCase().replace('_', '-'));
            assertThat(text("title")).isNotBlank();
            assertThat(text("detail")).isNotBlank();
            return this;
        }
    }

    static Program of(Club club) {
        return of(club, EnumSet.allOf(Scope.class));
    }

    static Program of(Club club, Set<Scope> scopes) {
        var made = RunningHouse.bean(ApiKeys.class).create(club.id(), Actor.COMMAND_LINE, "test", scopes);
        return new Program("/api/v1/clubs/" + club.slug(), made.secret().whole());
    }

    static Program with(Club club, String key) {
        return new Program("/api/v1/clubs/" + club.slug(), key);
    }

    /** The same key at another club's address. */
    Program at(Club club) {
        return new Program("/api/v1/clubs/" + club.slug(), key);
    }

    Set<String> seen() {
        return seen;
    }

    Answer get(String path) {
        return send("GET", path, "", "", "");
    }

    Answer post(String path, String json) {
        return send("POST", path, json, json.isEmpty() ? "" : "application/json", "");
    }

    Answer post(String path, String json, String idempotencyKey) {
        return send("POST", path, json, "application/json", idempotencyKey);
    }

    Answer patch(String path, String json, String ifMatch) {
        return send("PATCH", path, json, "application/json", ifMatch);
    }

    Answer upload(String content, String mapping, boolean dryRun, String idempotencyKey) {
        var body = part("file\"; filename=\"list.csv", content) + part("dryRun", "" + dryRun)
                + (mapping.isEmpty() ? "" : part("mapping", mapping)) + "--" + BOUNDARY + "--\r\n";
        return send("POST", "/imports", body, "multipart/form-data; boundary=" + BOUNDARY, idempotencyKey);
    }

    private static String part(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    /** @param extra If-Match of a PATCH, Idempotency-Key of a POST */
    Answer send(String method, String path, String body, String type, String extra) {
        var request = HttpRequest.newBuilder(URI.create(RunningHouse.url() + base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!key.isEmpty()) request.header("Authorization", "Bearer " + key);
        if (!type.isEmpty()) request.header("Content-Type", type);
        if (!extra.isEmpty()) request.header(method.equals("PATCH") ? "If-Match" : "Idempotency-Key", extra);
        var answer = new Answer(send(request.build()));
        if (answer.status() != 405)
            seen.add(Described.hold(
                    method, base + path, answer.status(), answer.http().body()));
        return answer;
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
