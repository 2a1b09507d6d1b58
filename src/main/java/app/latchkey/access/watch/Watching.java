package app.latchkey.access.watch;

import app.latchkey.access.Diagnoses;
import app.latchkey.access.Diagnosis;
import app.latchkey.access.Words;
import app.latchkey.access.panel.PanelDrawing;
import app.latchkey.access.panel.PanelView;
import app.latchkey.access.requests.AccessRequest;
import app.latchkey.access.requests.Requests;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What happened on somebody's way in since a moment ago. */
@Component
class Watching {
    static final Duration LONGEST = Duration.ofMinutes(3);

    private static final int MOST_OTHERS = 5;

    private final Diagnoses diagnoses;
    private final PanelDrawing drawing;
    private final Requests requests;
    private final MemberFiles files;
    private final Words words;
    private final Transactions transactions;

    Watching(
            Diagnoses diagnoses,
            PanelDrawing drawing,
            Requests requests,
            MemberFiles files,
            Words words,
            Transactions transactions) {
        this.diagnoses = diagnoses;
        this.drawing = drawing;
        this.requests = requests;
        this.files = files;
        this.words = words;
        this.transactions = transactions;
    }

    Optional<WatchPage> page(Desk desk, MemberId member, Instant asked) {
        // An address kept from yesterday, or from a clock that is wrong, watches nothing.
        var over = asked.plus(LONGEST).isBefore(desk.now());
        var since = asked.isAfter(desk.now()) ? desk.now() : asked;
        return diagnoses
                .now(desk.club().id(), member)
                .map(diagnosis -> transactions.readInClub(desk.club().id(), () -> draw(desk, diagnosis, since, over)));
    }

    private WatchPage draw(Desk desk, Diagnosis diagnosis, Instant since, boolean over) {
        var club = desk.club();
        var file = files.find(club.id(), diagnosis.member()).orElseThrow();
        var locale = Frame.current().locale();
        var top = diagnosis.top();
        return new WatchPage(
                desk,
                file.id().toString(),
                file.name(),
                since,
                over,
                diagnosis.lastSuccess().filter(at -> !at.isBefore(since)).isPresent(),
                diagnosis.state().name(),
                words.sentence(club, file.called(), top, diagnosis.at(), locale),
                happened(desk, diagnosis.member(), since),
                others(desk, since));
    }

    private List<PanelView.Happened> happened(Desk desk, MemberId member, Instant since) {
        return drawing.timeline(desk, member, Frame.current().locale()).stream()
                .filter(event -> !event.at().isBefore(since))
                .toList();
    }

    private List<AccessRequest> others(Desk desk, Instant since) {
        if (!desk.may(Permission.ACCESS_REPAIR)) return List.of();
        return requests.list(desk.club().id(), AccessRequest.State.OPEN, MOST_OTHERS).stream()
                .filter(one -> !one.lastAt().isBefore(since))
                .toList();
    }
}
