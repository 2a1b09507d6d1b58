package app.latchkey.operator.overview;

import app.latchkey.access.Escalations;
import app.latchkey.access.Words;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.accounts.Sessions;
import app.latchkey.clubs.Clubs;
import app.latchkey.messages.Lane;
import app.latchkey.messages.LaneHolds;
import app.latchkey.messages.LanesNow;
import app.latchkey.messages.OurRefusals;
import app.latchkey.operator.Version;
import app.latchkey.operator.backup.NightlyBackup;
import app.latchkey.operator.restored.Restorations;
import app.latchkey.operator.seat.Seat;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class OverviewController {
    private static final Logger LOG = LoggerFactory.getLogger(OverviewController.class);
    private static final int CLUBS = 100;

    private final Escalations escalations;
    private final Words words;
    private final Clubs clubs;
    private final LanesNow lanes;
    private final LaneHolds holds;
    private final OurRefusals refusals;
    private final NightlyBackup backup;
    private final Restorations restorations;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final Settings settings;
    private final Transactions transactions;

    OverviewController(
            Escalations escalations,
            Words words,
            Clubs clubs,
            LanesNow lanes,
            LaneHolds holds,
            OurRefusals refusals,
            NightlyBackup backup,
            Restorations restorations,
            Sessions sessions,
            SessionCookies cookies,
            Settings settings,
            Transactions transactions) {
        this.escalations = escalations;
        this.words = words;
        this.clubs = clubs;
        this.lanes = lanes;
        this.holds = holds;
        this.refusals = refusals;
        this.backup = backup;
        this.restorations = restorations;
        this.sessions = sessions;
        this.cookies = cookies;
        this.settings = settings;
        this.transactions = transactions;
    }

    @GetMapping("/operator")
    Answer overview(Seat seat) {
        var known = transactions.global(() -> clubs.first(CLUBS + 1));
        var held = transactions.global(holds::held);
        return new OverviewPage(
                seat,
                cases(),
                transactions.global(lanes::read).stream()
                        .map(lane -> new OverviewPage.LaneLine(
                                lane.lane().name(),
                                lane.waiting(),
                                lane.down().map(down -> new OverviewPage.LaneLine.Down(down.since(), down.words())),
                                held.contains(lane.lane())))
                        .toList(),
                transactions.global(refusals::count),
                known.stream().limit(CLUBS).toList(),
                known.size() > CLUBS,
                settings.smtpUrl() == null,
                transactions.global(restorations::unseen),
                backup.newest(),
                backup.cannotWrite(),
                Version.name());
    }

    private List<OverviewPage.Case> cases() {
        var locale = Frame.current().locale();
        return escalations.open().stream()
                .map(one -> new OverviewPage.Case(
                        "/operator/escalations/" + one.club() + "/" + one.id(),
                        transactions.global(() -> clubs.get(one.club()).name()),
                        words.cause(one.code(), locale),
                        one.askedAt(),
                        one.state()))
                .toList();
    }

    @PostMapping("/operator/lanes/{lane}")
    Answer letGo(Seat seat, @PathVariable String lane) {
        var known = Stream.of(Lane.values())
                .filter(one -> one.name().equals(lane))
                .findFirst()
                .orElseThrow(NotFound::new);
        var going = transactions.global(() -> holds.letGo(known));
        if (going)
            LOG.info(
                    "Lane {}, held since a restore, was let go by operator {}",
                    known,
                    seat.operator().account());
        return Redirect.to("/operator").saying("operator.overview.letgo.done");
    }

    @PostMapping("/operator/leaving")
    Answer leave(Seat seat, HttpServletResponse response) {
        transactions.global(
                () -> sessions.end(seat.operator().account(), seat.operator().session()));
        cookies.end(response);
        return Redirect.to("/");
    }
}
