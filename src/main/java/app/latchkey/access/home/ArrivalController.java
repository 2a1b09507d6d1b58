package app.latchkey.access.home;

import app.latchkey.accounts.SessionCookies;
import app.latchkey.accounts.Sessions;
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
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The member's home, and leaving. */
@Controller
class ArrivalController {
    private final Arrival arrival;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final Transactions transactions;

    ArrivalController(Arrival arrival, Sessions sessions, SessionCookies cookies, Transactions transactions) {
        this.arrival = arrival;
        this.sessions = sessions;
        this.cookies = cookies;
        this.transactions = transactions;
    }

    @GetMapping({"/{club}/me/{person}", "/{club}/me/{person}/"})
    Answer home(Club club, Visitor visitor, @PathVariable String person) {
        var signedIn = visitor.signedIn().orElseThrow(() -> new GoTo(Redirect.to(club.path())));
        var member = MemberId.parse(person).orElseThrow(NotFound::new);
        var home = arrival.home(club, signedIn.account());
        var acting =
                home.ways().stream().filter(way -> way.member().equals(member)).findFirst();
        return acting.<Answer>map(way -> page(club, signedIn, home, way))
                .orElseGet(() -> Redirect.to(
                        transactions.readInClub(club.id(), () -> arrival.instead(club, home.ways(), member, ""))));
    }

    private static HomePage page(Club club, SignedIn signedIn, Arrival.Home home, Landing.Way acting) {
        return new HomePage(
                club, acting, home.ways(), signedIn.holderName(), home.offersPasskey(), home.now(), Optional.empty());
    }

    @GetMapping("/{club}/sign-out")
    Answer leaving(Club club, Visitor visitor) {
        if (visitor.signedIn().isEmpty()) return Redirect.to(club.path());
        return new LeavePage(club);
    }

    @PostMapping("/{club}/sign-out")
    Answer leave(Club club, Visitor visitor, HttpServletResponse response) {
        visitor.signedIn()
                .ifPresent(person -> transactions.global(() -> sessions.end(person.account(), person.session())));
        cookies.end(response);
        return Redirect.to(club.path()).saying("access.signout.done");
    }
}
