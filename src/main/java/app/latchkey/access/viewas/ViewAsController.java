package app.latchkey.access.viewas;

import app.latchkey.access.Diagnoses;
import app.latchkey.access.Finding;
import app.latchkey.access.Words;
import app.latchkey.access.home.HomePage;
import app.latchkey.access.home.Landing;
import app.latchkey.access.home.Viewing;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class ViewAsController {
    private static final int LONGEST = 200;

    private final Views views;
    private final MemberFiles files;
    private final Diagnoses diagnoses;
    private final Words words;
    private final Audit audit;
    private final Transactions transactions;

    ViewAsController(
            Views views, MemberFiles files, Diagnoses diagnoses, Words words, Audit audit, Transactions transactions) {
        this.views = views;
        this.files = files;
        this.diagnoses = diagnoses;
        this.words = words;
        this.audit = audit;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/desk/members/{member}/view")
    @Needs(Permission.VIEW_AS)
    Answer ask(Desk desk, @PathVariable String member) {
        var file = file(desk, member);
        return new ViewAsPage(desk, file.id().toString(), file.name(), false);
    }

    @PostMapping("/{club}/desk/members/{member}/view")
    @Needs(Permission.VIEW_AS)
    Answer begin(Desk desk, @PathVariable String member, @RequestParam(defaultValue = "") String why) {
        var file = file(desk, member);
        var reason = why.strip();
        if (reason.isEmpty() || reason.length() > LONGEST)
            return new ViewAsPage(desk, file.id().toString(), file.name(), true);
        var view = transactions.inClub(desk.club().id(), () -> {
            audit.write(
                    desk.club().id(),
                    desk.actor().actor(),
                    "access.audit.viewed",
                    Subject.member(file.id()),
                    Map.of(),
                    reason);
            return views.begin(desk.club().id(), file.id(), desk.actor().account());
        });
        return Redirect.to(desk.at("members/" + file.id() + "/view/" + view));
    }

    @GetMapping("/{club}/desk/members/{member}/view/{view}")
    @Needs(Permission.VIEW_AS)
    Answer look(Desk desk, @PathVariable String member, @PathVariable String view) {
        var file = file(desk, member);
        var club = desk.club().id();
        var until = Ids.parse(view)
                .flatMap(id -> transactions.readInClub(
                        club,
                        () -> views.living(club, id, file.id(), desk.actor().account())));
        if (until.isEmpty()) return Redirect.to(desk.at("members/" + file.id())).saying("access.viewas.over");
        var viewing = new Viewing(
                desk.actor().name(),
                until.get(),
                desk.at("members/" + file.id() + "/view/" + view),
                closed(desk, file));
        var way = new Landing.Way(file.id(), file.name(), true, false);
        desk.club().formality().speak();
        return new HomePage(desk.club(), way, List.of(way), file.name(), false, desk.now(), Optional.of(viewing));
    }

    /** What would keep them out at the door, in few words. */
    private Optional<String> closed(Desk desk, MemberFile file) {
        return diagnoses
                .now(desk.club().id(), file.id())
                .flatMap(diagnosis -> diagnosis.findings().stream()
                        .filter(Finding::blocks)
                        .findFirst()
                        .map(finding -> words.few(
                                desk.club(),
                                finding.code().name(),
                                finding.evidence(),
                                diagnosis.at(),
                                Frame.current().locale())));
    }

    @PostMapping("/{club}/desk/members/{member}/view/{view}/end")
    @Needs(Permission.VIEW_AS)
    Answer end(Desk desk, @PathVariable String member, @PathVariable String view) {
        var file = file(desk, member);
        var id = Ids.parse(view).orElseThrow(NotFound::new);
        transactions.inClub(
                desk.club().id(),
                () -> views.end(desk.club().id(), id, desk.actor().account()));
        return Redirect.to(desk.at("members/" + file.id())).saying("access.viewas.ended");
    }

    private MemberFile file(Desk desk, String member) {
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        return transactions
                .readInClub(desk.club().id(), () -> files.find(desk.club().id(), id))
                .orElseThrow(NotFound::new);
    }
}
