package app.latchkey.access.activity;

import app.latchkey.access.home.Arrival;
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

@Controller
class ActivityController {
    private final Activity activity;
    private final Arrival arrival;
    private final Transactions transactions;

    ActivityController(Activity activity, Arrival arrival, Transactions transactions) {
        this.activity = activity;
        this.arrival = arrival;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/me/{person}/activity")
    Answer show(Club club, Visitor visitor, @PathVariable String person) {
        var me = visitor.signedIn().orElseThrow(() -> new GoTo(Redirect.to(club.path())));
        var member = MemberId.parse(person).orElseThrow(NotFound::new);
        return transactions.inClub(club.id(), () -> page(club, me, member));
    }

    private Answer page(Club club, SignedIn me, MemberId member) {
        var ways = arrival.ways(club, me.account());
        var acting = ways.stream().filter(way -> way.member().equals(member)).findFirst();
        if (acting.isEmpty()) return Redirect.to(arrival.instead(club, ways, member, "activity"));
        var seen = activity.of(club, me, acting.get());
        return new ActivityPage(
                club, acting.get(), ways, seen.tried(), seen.sent(), seen.deeds(), seen.devices(), transactions.now());
    }
}
