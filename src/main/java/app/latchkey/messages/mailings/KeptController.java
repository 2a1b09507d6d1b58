package app.latchkey.messages.mailings;

import static app.latchkey.messages.mailings.MailingController.known;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.messages.unsubscribing.Unsubscriptions;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Texts, lists and topics to use again. */
@Controller
class KeptController {
    private final Kept kept;
    private final Mailings mailings;
    private final Unsubscriptions topics;
    private final Transactions transactions;

    KeptController(Kept kept, Mailings mailings, Unsubscriptions topics, Transactions transactions) {
        this.kept = kept;
        this.mailings = mailings;
        this.topics = topics;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/desk/mailings/kept")
    @Needs(Permission.MAILINGS_SEND)
    Answer show(Desk desk) {
        var club = desk.club().id();
        return transactions.readInClub(
                club, () -> new KeptPage(desk, kept.texts(club), kept.lists(club), topics.topics(club)));
    }

    @PostMapping("/{club}/desk/mailings/{id}/text")
    @Needs(Permission.MAILINGS_SEND)
    Answer keepText(Desk desk, @PathVariable String id, @RequestParam(defaultValue = "") String name) {
        var club = desk.club().id();
        var mailing = known(id);
        var typed = Kept.name(name);
        var done = transactions.inClub(club, () -> {
            if (mailings.find(club, mailing).isEmpty()) throw new NotFound();
            typed.ifPresent(good -> kept.keepText(club, mailing, good));
            return typed.isPresent();
        });
        return Redirect.to(desk.at("mailings/" + id)).saying(done ? "messages.kept.done" : "messages.kept.name.wrong");
    }

    @PostMapping("/{club}/desk/mailings/{id}/list")
    @Needs(Permission.MAILINGS_SEND)
    Answer keepList(Desk desk, @PathVariable String id, @RequestParam(defaultValue = "") String name) {
        var club = desk.club().id();
        var typed = Kept.name(name);
        var done = transactions.inClub(club, () -> {
            var mailing = mailings.find(club, known(id)).orElseThrow(NotFound::new);
            typed.ifPresent(good -> kept.keepList(club, mailing.to(), good));
            return typed.isPresent();
        });
        return Redirect.to(desk.at("mailings/" + id)).saying(done ? "messages.kept.done" : "messages.kept.name.wrong");
    }

    @PostMapping("/{club}/desk/mailings/texts/{id}/removal")
    @Needs(Permission.MAILINGS_SEND)
    Answer dropText(Desk desk, @PathVariable String id) {
        return dropped(desk, () -> kept.dropText(desk.club().id(), known(id)));
    }

    @PostMapping("/{club}/desk/mailings/lists/{id}/removal")
    @Needs(Permission.MAILINGS_SEND)
    Answer dropList(Desk desk, @PathVariable String id) {
        return dropped(desk, () -> kept.dropList(desk.club().id(), known(id)));
    }

    @PostMapping("/{club}/desk/mailings/topics")
    @Needs(Permission.MAILINGS_SEND)
    Answer addTopic(Desk desk, @RequestParam(defaultValue = "") String name) {
        var club = desk.club().id();
        var typed = Kept.name(name);
        typed.ifPresent(good -> transactions.inClub(club, () -> kept.addTopic(club, good)));
        return Redirect.to(desk.at("mailings/kept"))
                .saying(typed.isPresent() ? "messages.kept.done" : "messages.kept.name.wrong");
    }

    @PostMapping("/{club}/desk/mailings/topics/{id}/removal")
    @Needs(Permission.MAILINGS_SEND)
    Answer endTopic(Desk desk, @PathVariable String id) {
        return dropped(desk, () -> kept.endTopic(desk.club().id(), known(id)));
    }

    private Answer dropped(Desk desk, BooleanSupplier drop) {
        if (!transactions.inClub(desk.club().id(), drop::getAsBoolean)) throw new NotFound();
        return Redirect.to(desk.at("mailings/kept")).saying("messages.kept.removed");
    }
}
