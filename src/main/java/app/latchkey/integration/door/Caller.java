package app.latchkey.integration.door;

import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.integration.keys.Scope;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A program at the door, its key looked at: the first parameter of every handler, so that nothing is read before.
 *
 * @param key the id of its key
 * @param locale in which sentences are answered: the one the call asked for, else the club's
 */
public record Caller(Club club, UUID key, Set<Scope> scopes, Locale locale) {
    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    public Actor actor() {
        return Actor.program(key);
    }

    /** A path below this club's: {@code at("members/" + id)}. */
    public String at(String path) {
        return "/api/v1/clubs/" + club.slug() + "/" + path;
    }
}
