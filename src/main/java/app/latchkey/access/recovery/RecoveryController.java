package app.latchkey.access.recovery;

import app.latchkey.access.invitation.LinkCookies;
import app.latchkey.access.ledger.References;
import app.latchkey.access.signin.Budgets;
import app.latchkey.access.signin.CookiesPage;
import app.latchkey.access.signin.Grid;
import app.latchkey.access.signin.ShownCookies;
import app.latchkey.accounts.ChosenPassword;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.clubs.Club;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking for a way back in, and choosing a new password. */
@Controller
class RecoveryController {
    private static final int LONGEST_IDENTIFIER = 320;

    private final Throttle throttle;
    private final InboundRequests inbound;
    private final NewPassword flow;
    private final ResetLinks resets;
    private final ResetCodes codes;
    private final LinkCookies links;
    private final ShownCookies shown;
    private final SessionCookies cookies;

    RecoveryController(
            InboundRequests inbound,
            NewPassword flow,
            ResetLinks resets,
            ResetCodes codes,
            LinkCookies links,
            ShownCookies shown,
            SessionCookies cookies,
            Throttle throttle) {
        this.resets = resets;
        this.codes = codes;
        this.shown = shown;
        this.throttle = throttle;
        this.inbound = inbound;
        this.flow = flow;
        this.links = links;
        this.cookies = cookies;
    }

    @GetMapping("/{club}/recover")
    Answer ask(Club club) {
        return new RecoverPage(club, false);
    }

    @PostMapping("/{club}/recover")
    Answer asked(
            Club club,
            @RequestParam(defaultValue = "") String identifier,
            Client client,
            HttpServletResponse response) {
        if (identifier.isBlank() || identifier.length() > LONGEST_IDENTIFIER) return new RecoverPage(club, true);
        if (throttle.admit(List.of(Budgets.asking(club, client))) instanceof Admission.Denied)
            return Redirect.to(club.path() + "recover").saying("access.help.wait");
        var ref = inbound.recover(club, identifier, cookies.known(client, response));
        return new RecoverSentPage(club, References.shown(ref), "");
    }

    @PostMapping("/{club}/recover/code")
    Answer typed(Club club, Client client, @RequestParam(defaultValue = "") String code, HttpServletResponse response) {
        var grid = new Grid();
        var reset = codes.open(club, code.length() > LONGEST_IDENTIFIER ? "" : code, client);
        if (reset.isEmpty()) {
            var ref = codes.refused(club, client);
            grid.hold();
            return new RecoverSentPage(club, "", ref);
        }
        links.give(response, reset.get());
        return Redirect.to(club.path() + "reset/" + reset.get());
    }

    @GetMapping("/{club}/reset/{reset}")
    Answer form(Club club, Client client, @PathVariable String reset, HttpServletRequest request) {
        var id = Ids.parse(reset).orElseThrow(NotFound::new);
        if (!links.holds(request, id) && shown.lost(request))
            return CookiesPage.of(club, client, resets.withoutCookies(club, id, client));
        if (!links.holds(request, id)) return Redirect.to(club.path()).saying("access.link.lost");
        return flow.page(club, id, "")
                .<Answer>map(page -> page)
                .orElseGet(() -> Redirect.to("/" + club.slug() + "/recover").saying("access.link.lost"));
    }

    @PostMapping("/{club}/reset/{reset}")
    Answer choose(
            Club club,
            @PathVariable String reset,
            ChosenPassword password,
            Client client,
            HttpServletRequest request,
            HttpServletResponse response) {
        var id = Ids.parse(reset).orElseThrow(NotFound::new);
        if (!links.holds(request, id)) return Redirect.to(club.path()).saying("access.link.lost");
        return switch (flow.choose(club, id, password.value(), cookies.known(client, response))) {
            case NewPasswordOutcome.Inside(var token) -> {
                cookies.begin(response, token);
                links.take(response, id);
                yield Redirect.to(club.path()).saying("access.reset.done");
            }
            case NewPasswordOutcome.Again(var problem) ->
                flow.page(club, id, problem).orElseThrow();
            case NewPasswordOutcome.Dead(var page) -> page;
        };
    }
}
