package app.latchkey.integration.keys;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class KeysController {
    private static final int LONGEST_NAME = 60;

    private final ApiKeys keys;

    KeysController(ApiKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/{club}/desk/keys")
    @Needs(Permission.CLUB_SETTINGS)
    Answer list(Desk desk) {
        return page(desk, "", Set.of(), "", Optional.empty());
    }

    /** Answers with the page itself: the key stands on it once, and in no address and no cookie. */
    @PostMapping("/{club}/desk/keys")
    @Needs(Permission.CLUB_SETTINGS)
    Answer make(
            Desk desk,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) List<String> scope) {
        var tidy = name.strip();
        Set<Scope> scopes = (scope == null ? List.<String>of() : scope)
                .stream()
                        .flatMap(word -> Scope.of(word).stream())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
        if (tidy.isEmpty() || tidy.length() > LONGEST_NAME) return page(desk, name, scopes, "name", Optional.empty());
        if (scopes.isEmpty()) return page(desk, name, scopes, "scope", Optional.empty());
        var made = keys.create(desk.club().id(), desk.actor().actor(), tidy, scopes);
        return page(desk, "", Set.of(), "", Optional.of(made.secret().whole()));
    }

    @PostMapping("/{club}/desk/keys/{key}/revocation")
    @Needs(Permission.CLUB_SETTINGS)
    Answer revoke(Desk desk, @PathVariable String key) {
        var id = Ids.parse(key).orElseThrow(NotFound::new);
        var known = keys.all(desk.club().id()).stream().anyMatch(one -> one.id().equals(id));
        if (!known) throw new NotFound();
        keys.revoke(desk.club().id(), desk.actor().actor(), id);
        return Redirect.to(desk.at("keys")).saying("integration.keys.revoked");
    }

    @PostMapping("/{club}/desk/keys/{key}/return")
    @Needs(Permission.CLUB_SETTINGS)
    Answer letGo(Desk desk, @PathVariable String key) {
        var id = Ids.parse(key).orElseThrow(NotFound::new);
        if (!keys.letGo(desk.club().id(), desk.actor().actor(), id)) throw new NotFound();
        return Redirect.to(desk.at("keys")).saying("integration.keys.letgo.done");
    }

    private Answer page(Desk desk, String name, Set<Scope> chosen, String wrong, Optional<String> made) {
        return new KeysPage(desk, keys.all(desk.club().id()), name, Set.copyOf(chosen), wrong, made);
    }
}
