package app.latchkey.messages.unsubscribing;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.messages.unsubscribing.UnsubscribeTokens.Meant;
import app.latchkey.messages.unsubscribing.Unsubscriptions.How;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.web.Answer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class UnsubscribeController {
    private final UnsubscribeTokens tokens;
    private final Unsubscriptions unsubscriptions;
    private final Clubs clubs;
    private final Transactions transactions;

    UnsubscribeController(
            UnsubscribeTokens tokens, Unsubscriptions unsubscriptions, Clubs clubs, Transactions transactions) {
        this.tokens = tokens;
        this.unsubscriptions = unsubscriptions;
        this.clubs = clubs;
        this.transactions = transactions;
    }

    /** Shows, and changes nothing: programs follow links too. */
    @GetMapping(UnsubscribeTokens.PATH + "{token}")
    Answer show(@PathVariable String token) {
        return answer(token, false, (club, key, meant) -> {});
    }

    @PostMapping(UnsubscribeTokens.PATH + "{token}")
    Answer change(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") List<String> topic) {
        return answer(token, true, (club, key, meant) -> change(club, key, meant, what, topic));
    }

    private interface Deed {
        void on(Club club, String key, Meant meant);
    }

    private Answer answer(String token, boolean done, Deed deed) {
        var meant = tokens.read(token);
        var club = meant.flatMap(of -> transactions.global(() -> clubs.find(of.club())));
        if (meant.isEmpty() || club.isEmpty()) return UnsubscribePage.unknown();
        var id = club.get().id();
        club.get().formality().speak();
        return transactions.inClub(id, () -> {
            var key = unsubscriptions.addressOf(id, meant.get().message());
            if (key.isEmpty()) return UnsubscribePage.unknown();
            deed.on(club.get(), key.get(), meant.get());
            return new UnsubscribePage(
                    club,
                    token,
                    masked(key.get()),
                    unsubscriptions.topics(id),
                    unsubscriptions.of(id, key.get()),
                    unsubscriptions.endedAtTheDesk(id, key.get()),
                    transactions.now(),
                    done);
        });
    }

    private void change(Club club, String key, Meant meant, String what, List<String> wanted) {
        var id = club.id();
        var of = unsubscriptions.mailingOf(id, meant.message());
        var mailing = of.map(Unsubscriptions.Of::mailing);
        switch (what) {
            case "again" -> unsubscriptions.keepOnly(id, key, Set.of());
            case "everything" -> unsubscriptions.add(id, key, Unsubscriptions.EVERYTHING, mailing, How.PAGE);
            case "topics" -> {
                var unwanted = new HashSet<UUID>();
                unsubscriptions.topics(id).forEach(topic -> unwanted.add(topic.id()));
                wanted.stream().flatMap(one -> Ids.parse(one).stream()).forEach(unwanted::remove);
                unsubscriptions.keepOnly(id, key, unwanted);
                unwanted.forEach(topic -> unsubscriptions.add(id, key, topic, mailing, How.PAGE));
            }
            // A mail program's button, RFC 8058: List-Unsubscribe=One-Click, and no page is read.
            default ->
                unsubscriptions.add(
                        id,
                        key,
                        of.flatMap(Unsubscriptions.Of::topic).orElse(Unsubscriptions.EVERYTHING),
                        mailing,
                        How.ONE_CLICK);
        }
    }

    /** The first letter and the domain: enough for whose it is. */
    private static String masked(String key) {
        var at = key.lastIndexOf('@');
        return at < 1 ? "" : key.charAt(0) + "•••" + key.substring(at);
    }
}
