package app.latchkey.operator.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The same diagnosis as programs get it: weights and evidence, which the desk's page says in sentences. */
final class Api {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI base;
    private final ClubHere club;

    Api(URI base, ClubHere club) {
        this.base = base;
        this.club = club;
    }

    Optional<JsonNode> access(String member) {
        if (club.apiKey().isEmpty()) return Optional.empty();
        var path = "/api/v1/clubs/" + club.slug() + "/members/" + member + "/access";
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + club.apiKey())
                .header("Accept", "application/json")
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new Unplayable(path + " answers " + answer.statusCode());
            return Optional.of(json.readTree(answer.body()));
        } catch (IOException failed) {
            throw new Unplayable("No answer from " + path, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unplayable("Stopped at " + path, stopped);
        }
    }
}
