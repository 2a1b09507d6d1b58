package app.latchkey.access.deskcode;

import app.latchkey.access.Refusal;
import app.latchkey.access.grants.GrantLink;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.access.invitation.LinkCookies;
import app.latchkey.access.ledger.Attempt;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.ledger.References;
import app.latchkey.access.links.Codes;
import app.latchkey.access.signin.Grid;
import app.latchkey.accounts.Client;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /<club>/code}: where a code from the desk or a slip is typed. */
@Controller
class CodeController {
    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Codes codes;
    private final GrantLinks links;
    private final Grants grants;
    private final LinkCookies cookies;
    private final Ledger ledger;
    private final Throttle throttle;
    private final Transactions transactions;

    CodeController(
            Codes codes,
            GrantLinks links,
            Grants grants,
            LinkCookies cookies,
            Ledger ledger,
            Throttle throttle,
            Transactions transactions) {
        this.codes = codes;
        this.links = links;
        this.grants = grants;
        this.cookies = cookies;
        this.ledger = ledger;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/code")
    Answer ask(Club club) {
        return new CodePage(club, Optional.empty());
    }

    @PostMapping("/{club}/code")
    Answer typed(Club club, @RequestParam(defaultValue = "") String code, Client client, HttpServletResponse response) {
        var grid = new Grid();
        var budget = Budget.doubling("code", club.id() + client.network(), FREE, LONGEST);
        var found = throttle.admit(List.of(budget)) instanceof Admission.Admitted
                ? Codes.tidy(code, Codes.DESK_SIGNS, Codes.SLIP_SIGNS).flatMap(tidy -> find(club, tidy))
                : Optional.<UUID>empty();
        if (found.isEmpty()) {
            var ref = refuse(club, client);
            grid.hold();
            return new CodePage(club, Optional.of(References.shown(ref)));
        }
        throttle.clear(budget);
        cookies.give(response, found.get());
        return Redirect.to("/" + club.slug() + "/invitation/" + found.get());
    }

    private Optional<UUID> find(Club club, String code) {
        return transactions.inClub(
                club.id(),
                () -> links.byCode(club.id(), codes.macs(club.id(), code))
                        .filter(link -> link.living(transactions.now()))
                        .filter(link -> grants.find(club.id(), link.grant())
                                .filter(grant -> grant.open())
                                .isPresent())
                        .map(GrantLink::id));
    }

    private String refuse(Club club, Client client) {
        var attempt = Ledger.attempt(Attempt.Kind.CODE, Refusal.CODE_WRONG.name(), true, Optional.empty(), client);
        transactions.inClub(club.id(), () -> ledger.write(club.id(), attempt));
        return attempt.ref();
    }
}
