package app.latchkey.access.leaving;

import app.latchkey.access.freshproof.FreshProof;
import app.latchkey.access.home.Arrival;
import app.latchkey.access.home.Landing;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.accounts.SignedIn;
import app.latchkey.accounts.Visitor;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LeavingController {
    private final Leaving leaving;
    private final FreshProof proof;
    private final Arrival arrival;
    private final SessionCookies cookies;
    private final Transactions transactions;

    LeavingController(
            Leaving leaving, FreshProof proof, Arrival arrival, SessionCookies cookies, Transactions transactions) {
        this.leaving = leaving;
        this.proof = proof;
        this.arrival = arrival;
        this.cookies = cookies;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/me/{person}/leaving")
    Answer ask(Club club, Visitor visitor, @PathVariable String person) {
        var me = proven(club, visitor, person);
        var ways = ways(club, me);
        var acting = ways.stream()
                .filter(way -> way.member().toString().equals(person))
                .findFirst();
        if (acting.isEmpty()) return elsewhere(club, ways, person);
        var here = leaving.staffHere(club, me.account());
        return new LeavingPage(club, acting.get(), ways, here, here || leaving.staffAnywhere(me.account()));
    }

    @PostMapping("/{club}/me/{person}/leaving/club")
    Answer leave(Club club, Visitor visitor, @PathVariable String person, HttpServletResponse response) {
        var me = proven(club, visitor, person);
        if (leaving.staffHere(club, me.account())) return back(club, person);
        if (leaving.leave(club, me.account())) cookies.end(response);
        return Redirect.to(club.path()).saying("access.leaving.left", club.name());
    }

    @PostMapping("/{club}/me/{person}/leaving/account")
    Answer close(
            Club club,
            Visitor visitor,
            @PathVariable String person,
            @RequestParam(defaultValue = "false") boolean erase,
            HttpServletResponse response) {
        var me = proven(club, visitor, person);
        if (leaving.staffAnywhere(me.account())) return back(club, person);
        leaving.close(club, me.account(), erase);
        cookies.end(response);
        return Redirect.to(club.path()).saying("access.leaving.closed");
    }

    private Answer elsewhere(Club club, List<Landing.Way> ways, String person) {
        var member = MemberId.parse(person).orElseThrow(NotFound::new);
        return Redirect.to(transactions.inClub(club.id(), () -> arrival.instead(club, ways, member, "leaving")));
    }

    private static Answer back(Club club, String person) {
        return Redirect.to(page(club, person));
    }

    private SignedIn proven(Club club, Visitor visitor, String person) {
        var me = visitor.signedIn().orElseThrow(() -> new GoTo(Redirect.to(club.path())));
        MemberId.parse(person).orElseThrow(NotFound::new);
        proof.demand(club, me, page(club, person));
        return me;
    }

    private static String page(Club club, String person) {
        return club.path() + "me/" + person + "/leaving";
    }

    private List<Landing.Way> ways(Club club, SignedIn me) {
        return transactions.inClub(club.id(), () -> arrival.ways(club, me.account()));
    }
}
