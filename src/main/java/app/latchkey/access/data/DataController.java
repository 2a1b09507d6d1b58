package app.latchkey.access.data;

import app.latchkey.access.erasure.Erasures;
import app.latchkey.access.freshproof.FreshProof;
import app.latchkey.access.home.Arrival;
import app.latchkey.access.home.Landing;
import app.latchkey.accounts.SignedIn;
import app.latchkey.accounts.Visitor;
import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Download;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.Html;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class DataController {
    private static final String ZIP = "application/zip";

    private final PersonalData data;
    private final ErasureWish wish;
    private final Erasures erasures;
    private final FreshProof proof;
    private final Arrival arrival;
    private final MemberFiles files;
    private final Transactions transactions;

    DataController(
            PersonalData data,
            ErasureWish wish,
            Erasures erasures,
            FreshProof proof,
            Arrival arrival,
            MemberFiles files,
            Transactions transactions) {
        this.data = data;
        this.wish = wish;
        this.erasures = erasures;
        this.proof = proof;
        this.arrival = arrival;
        this.files = files;
        this.transactions = transactions;
    }

    private record Acting(SignedIn me, Landing.Way way, List<Landing.Way> ways) {}

    @GetMapping("/{club}/me/{person}/data")
    Answer show(Club club, Visitor visitor, @PathVariable String person) {
        var acting = acting(club, visitor, person);
        return new DataPage(club, acting.way, acting.ways);
    }

    /** Whoever acts for themselves gets everything; a guardian the file of the person they act for, in this club. */
    @PostMapping("/{club}/me/{person}/data")
    Answer take(Club club, Visitor visitor, @PathVariable String person) {
        var acting = acting(club, visitor, person);
        proof.demand(club, acting.me, DataPage.path(club, acting.way));
        var bytes = acting.way.self()
                ? data.own(acting.me, Html.locale())
                : data.ofFile(club, acting.way.member(), Actor.member(acting.me.account()), Html.locale());
        return new Download(ZIP, club.slug() + "-" + person + ".zip", bytes);
    }

    @PostMapping("/{club}/me/{person}/data/erasure")
    Answer ask(Club club, Visitor visitor, @PathVariable String person) {
        var acting = acting(club, visitor, person);
        proof.demand(club, acting.me, DataPage.path(club, acting.way));
        wish.send(club, acting.me, acting.way);
        return Redirect.to(DataPage.path(club, acting.way)).saying("access.data.asked", club.name());
    }

    private Acting acting(Club club, Visitor visitor, String person) {
        var me = visitor.signedIn().orElseThrow(() -> new GoTo(Redirect.to(club.path())));
        var member = MemberId.parse(person).orElseThrow(NotFound::new);
        var ways = transactions.inClub(club.id(), () -> arrival.ways(club, me.account()));
        var way = ways.stream().filter(one -> one.member().equals(member)).findFirst();
        if (way.isPresent()) return new Acting(me, way.get(), ways);
        throw new GoTo(Redirect.to(transactions.inClub(club.id(), () -> arrival.instead(club, ways, member, "data"))));
    }

    @GetMapping("/{club}/desk/members/{member}/data")
    @Needs(Permission.MEMBERS_DATA)
    Answer desk(Desk desk, @PathVariable String member) {
        var file = file(desk, member);
        var erasure = transactions.readInClub(
                desk.club().id(), () -> erasures.open(desk.club().id(), file.id()));
        return new DataDeskPage(desk, file, erasure);
    }

    @PostMapping("/{club}/desk/members/{member}/data")
    @Needs(Permission.MEMBERS_DATA)
    Answer handOut(Desk desk, @PathVariable String member) {
        var file = file(desk, member);
        var bytes = data.ofFile(desk.club(), file.id(), desk.actor().actor(), Html.locale());
        return new Download(ZIP, desk.club().slug() + "-" + file.number() + ".zip", bytes);
    }

    private MemberFile file(Desk desk, String member) {
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        return transactions
                .readInClub(desk.club().id(), () -> files.find(desk.club().id(), id))
                .orElseThrow(NotFound::new);
    }
}
