package app.latchkey.access.door;

import app.latchkey.access.bulk.Bulks;
import app.latchkey.access.bulk.Chosen;
import app.latchkey.access.mails.AccessMails;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Lane;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Qr;
import app.latchkey.platform.web.Redirect;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The club spreads its own address: by mail to one or many, on a poster. */
@Controller
class TellAddressController {
    private static final int TO_ONE_A_DAY = 5;

    private final TellingAddress telling;
    private final AccessMails mails;
    private final Chosen chosen;
    private final Bulks bulks;
    private final MemberFiles files;
    private final Throttle throttle;
    private final Settings settings;
    private final Transactions transactions;

    TellAddressController(
            TellingAddress telling,
            AccessMails mails,
            Chosen chosen,
            Bulks bulks,
            MemberFiles files,
            Throttle throttle,
            Settings settings,
            Transactions transactions) {
        this.telling = telling;
        this.mails = mails;
        this.chosen = chosen;
        this.bulks = bulks;
        this.files = files;
        this.throttle = throttle;
        this.settings = settings;
        this.transactions = transactions;
    }

    @PostMapping("/{club}/desk/access/addresses")
    @Needs(Permission.ACCESS_REPAIR)
    Answer many(Desk desk, @RequestParam Map<String, String> asked) {
        var club = desk.club().id();
        var members = chosen.of(club, asked);
        if (!members.isEmpty() && asked.getOrDefault("confirmed", "").equals("1")) {
            var by = desk.actor().actor();
            var id = transactions.inClub(club, () -> bulks.tellAddress(club, by, members));
            return Redirect.to(desk.at("access/invitations/" + id));
        }
        var mailboxes = transactions.readInClub(club, () -> telling.mailboxes(club, members));
        var shown = new LinkedHashMap<>(asked);
        for (var ours : List.of("club", "confirmed")) shown.remove(ours);
        var mail = transactions.readInClub(
                club, () -> mails.opening(desk.club(), desk.session().locale(), "access.mail.door"));
        return new TellAddressPage(desk, members.size(), mailboxes, mail, Map.copyOf(shown));
    }

    @PostMapping("/{club}/desk/members/{member}/access/address-mail")
    @Needs(Permission.ACCESS_REPAIR)
    Answer one(Desk desk, @PathVariable String member) {
        var club = desk.club();
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        var file = transactions
                .readInClub(club.id(), () -> files.find(club.id(), id))
                .orElseThrow(NotFound::new);
        var back = Redirect.to(desk.at("members/" + file.id()));
        var to = file.address().filter(MemberFile.MainAddress::valid).map(MemberFile.MainAddress::asGiven);
        var budget = Budget.window("door", club.id() + to.orElse(""), TO_ONE_A_DAY, Duration.ofDays(1));
        if (to.isEmpty() || !(throttle.admit(List.of(budget)) instanceof Admission.Admitted))
            return back.saying("access.door.notnow");
        var by = desk.actor().actor();
        var sent = transactions.inClub(club.id(), () -> telling.tell(club, List.of(id), Ids.next(), by, Lane.ACCESS));
        return sent == 0 ? back.saying("access.door.notnow") : back.saying("access.door.sent", to.get());
    }

    @GetMapping("/{club}/desk/address/poster")
    @Needs(Permission.DESK)
    Answer poster(Desk desk) {
        var door = settings.address(desk.club().path());
        return new PosterPage(desk, door.replaceFirst("^https?://", "").replaceFirst("/$", ""), Qr.of(door));
    }
}
