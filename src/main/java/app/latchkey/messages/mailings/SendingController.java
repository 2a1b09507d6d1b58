package app.latchkey.messages.mailings;

import static app.latchkey.messages.mailings.MailingController.known;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done with a mailing. */
@Controller
class SendingController {
    private static final Duration AT_MOST = Duration.ofDays(366);

    private final Sendings sendings;
    private final Mailings mailings;
    private final MailingLook look;
    private final SendToMe tries;
    private final Transactions transactions;

    SendingController(
            Sendings sendings, Mailings mailings, MailingLook look, SendToMe tries, Transactions transactions) {
        this.sendings = sendings;
        this.mailings = mailings;
        this.look = look;
        this.tries = tries;
        this.transactions = transactions;
    }

    @PostMapping("/{club}/desk/mailings/{id}/sending")
    @Needs(Permission.MAILINGS_SEND)
    Answer send(Desk desk, @PathVariable String id, @RequestParam Map<String, String> asked) {
        var later = asked.getOrDefault("when", "").equals("later");
        var at = later ? moment(asked.getOrDefault("at", ""), desk) : Optional.of(desk.now());
        if (at.isEmpty()) return look.page(desk, known(id), "0", "", true);
        var club = desk.club().id();
        if (transactions.readInClub(club, () -> mailings.find(club, known(id))).isEmpty()) throw new NotFound();
        var sent = sendings.send(
                club,
                known(id),
                MailingController.version(asked),
                at.get(),
                desk.actor().actor());
        return back(
                desk,
                id,
                sent
                        ? later ? "messages.mailing.scheduled.done" : "messages.mailing.sending"
                        : "messages.mailing.not.now");
    }

    /** By the clock on the club's wall; an hour that the change to summer time leaves out is the one after it. */
    private static Optional<Instant> moment(String typed, Desk desk) {
        ZoneId zone = desk.club().timeZone();
        try {
            var at = LocalDateTime.parse(typed).atZone(zone).toInstant();
            return at.isAfter(desk.now()) && at.isBefore(desk.now().plus(AT_MOST)) ? Optional.of(at) : Optional.empty();
        } catch (DateTimeException notAMoment) {
            return Optional.empty();
        }
    }

    @PostMapping("/{club}/desk/mailings/{id}/pauses")
    @Needs(Permission.MAILINGS_SEND)
    Answer pause(Desk desk, @PathVariable String id) {
        return done(
                desk,
                id,
                sendings.pause(desk.club().id(), known(id), desk.actor().actor()),
                "paused.done");
    }

    @PostMapping("/{club}/desk/mailings/{id}/resumptions")
    @Needs(Permission.MAILINGS_SEND)
    Answer resume(Desk desk, @PathVariable String id) {
        return done(
                desk,
                id,
                sendings.resume(desk.club().id(), known(id), desk.actor().actor()),
                "resumed.done");
    }

    @PostMapping("/{club}/desk/mailings/{id}/cancellation")
    @Needs(Permission.MAILINGS_SEND)
    Answer cancel(Desk desk, @PathVariable String id) {
        return done(
                desk,
                id,
                sendings.cancel(desk.club().id(), known(id), desk.actor().actor()),
                "cancelled.done");
    }

    @PostMapping("/{club}/desk/mailings/{id}/removal")
    @Needs(Permission.MAILINGS_SEND)
    Answer remove(Desk desk, @PathVariable String id) {
        var club = desk.club().id();
        if (!transactions.inClub(club, () -> mailings.remove(club, known(id)))) throw new NotFound();
        return Redirect.to(desk.at("mailings")).saying("messages.mailing.removed");
    }

    @PostMapping("/{club}/desk/mailings/{id}/tries")
    @Needs(Permission.MAILINGS_SEND)
    Answer tryIt(Desk desk, @PathVariable String id, @RequestParam(defaultValue = "") String as) {
        var member = MemberId.parse(as).orElseThrow(NotFound::new);
        var to = tries.send(desk, known(id), member);
        return to.isPresent()
                ? Redirect.to(desk.at("mailings/" + id)).saying("messages.mailing.tried", to.get())
                : back(desk, id, "messages.mailing.tried.not");
    }

    private static Answer done(Desk desk, String id, boolean done, String saying) {
        return back(desk, id, done ? "messages.mailing." + saying : "messages.mailing.not.now");
    }

    private static Answer back(Desk desk, String id, String saying) {
        return Redirect.to(desk.at("mailings/" + id)).saying(saying);
    }
}
