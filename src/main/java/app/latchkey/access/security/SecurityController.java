package app.latchkey.access.security;

import app.latchkey.access.home.Arrival;
import app.latchkey.accounts.ChosenPassword;
import app.latchkey.accounts.SignedIn;
import app.latchkey.accounts.Visitor;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SecurityController {
    private final Security security;
    private final Arrival arrival;
    private final Transactions transactions;

    SecurityController(Security security, Arrival arrival, Transactions transactions) {
        this.security = security;
        this.arrival = arrival;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/me/{person}/security")
    Answer show(Club club, Visitor visitor, @PathVariable String person) {
        return page(club, signedIn(club, visitor), person, "");
    }

    @PostMapping("/{club}/me/{person}/security/ending")
    Answer end(Club club, Visitor visitor, @PathVariable String person, @RequestParam String session) {
        var me = signedIn(club, visitor);
        security.end(me, session);
        return Redirect.to("/" + club.slug() + "/me/" + person + "/security").saying("access.security.ended");
    }

    @PostMapping("/{club}/me/{person}/security/password")
    Answer change(
            Club club,
            Visitor visitor,
            @PathVariable String person,
            @RequestParam(defaultValue = "") String current,
            ChosenPassword password) {
        var me = signedIn(club, visitor);
        var problem = security.change(club, me, current, password.value(), club.path() + "me/" + person + "/security");
        if (problem.isPresent()) return page(club, me, person, problem.get());
        return Redirect.to("/" + club.slug() + "/me/" + person + "/security").saying("access.security.changed");
    }

    private static SignedIn signedIn(Club club, Visitor visitor) {
        return visitor.signedIn().orElseThrow(() -> new GoTo(Redirect.to(club.path())));
    }

    private Answer page(Club club, SignedIn me, String person, String problem) {
        var member = MemberId.parse(person).orElseThrow(NotFound::new);
        return transactions.inClub(club.id(), () -> {
            var ways = arrival.ways(club, me.account());
            var acting =
                    ways.stream().filter(way -> way.member().equals(member)).findFirst();
            if (acting.isEmpty()) return Redirect.to(arrival.instead(club, ways, member, "security"));
            var at = club.path() + "me/" + member;
            return new SecurityPage(
                    club, acting.get(), ways, security.parts(club, me, at + "/security", at + "/leaving", problem));
        });
    }
}
