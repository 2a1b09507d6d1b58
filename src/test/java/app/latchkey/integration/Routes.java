package app.latchkey.integration;

import app.latchkey.clubs.Club;
import app.latchkey.integration.keys.Scope;
import app.latchkey.testing.RunningHouse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Every route of the description that asks for a key, callable without knowing more about it. */
final class Routes {
    private static final String CLUB = "/api/v1/clubs/{club}";

    private Routes() {}

    record Route(String method, String path, Scope scope) {
        Program.Answer call(Program program, String id) {
            var at = path.substring(CLUB.length()).replace("{id}", id).replace("{remedy}", "INVITE");
            if (path.endsWith("/imports")) return program.upload("name\nTom Berg\n", "", true, "");
            var body = method.equals("GET")
                            || method.equals("DELETE")
                            || path.endsWith("invitations")
                            || path.endsWith("resets")
                            || path.endsWith("{remedy}")
                    ? ""
                    : "{}";
            return program.send(method, at, body, body.isEmpty() ? "" : "application/json", "");
        }
    }

    static List<Route> all() {
        var routes = new ArrayList<Route>();
        for (var path : Described.doc().get("paths").properties())
            for (var operation : path.getValue().properties()) {
                JsonNode described = operation.getValue();
                if (described.has("x-scope"))
                    routes.add(new Route(
                            operation.getKey().toUpperCase(),
                            path.getKey(),
                            Scope.of(described.get("x-scope").stringValue()).orElseThrow()));
            }
        return routes;
    }

    /** A club by a slug that nobody has. */
    static Club nowhere() {
        var club = RunningHouse.club("FR");
        return new Club(
                club.id(),
                "nowhere-at-all",
                club.name(),
                club.colour(),
                club.country(),
                club.timeZone(),
                club.locale(),
                club.languages(),
                club.formality(),
                club.currency(),
                club.replyTo(),
                club.access(),
                club.shut());
    }
}
