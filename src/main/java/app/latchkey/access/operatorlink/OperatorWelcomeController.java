package app.latchkey.access.operatorlink;

import app.latchkey.access.invitation.LinkCookies;
import app.latchkey.accounts.ChosenPassword;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.accounts.SignedIn;
import app.latchkey.accounts.Visitor;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class OperatorWelcomeController {
    private final Becoming flow;
    private final LinkCookies links;
    private final SessionCookies cookies;

    OperatorWelcomeController(Becoming flow, LinkCookies links, SessionCookies cookies) {
        this.flow = flow;
        this.links = links;
        this.cookies = cookies;
    }

    @GetMapping("/operator/welcome/{link}")
    Answer show(@PathVariable String link, Visitor visitor, HttpServletRequest request) {
        var id = held(link, request);
        return flow.living(id) ? page(id, visitor, "", "", "") : OperatorWelcomePage.dead();
    }

    @PostMapping("/operator/welcome/{link}")
    Answer become(
            @PathVariable String link,
            Visitor visitor,
            Client client,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            ChosenPassword password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var id = held(link, request);
        var wanted = new Becoming.Wanted(
                name, email, password.value(), Frame.current().locale());
        var outcome = how.equals("mine") && visitor.signedIn().isPresent()
                ? flow.become(id, visitor.signedIn().get().account())
                : made(id, wanted, cookies.known(client, response));
        return switch (outcome) {
            case BecomingOutcome.Operator(var token) -> {
                cookies.begin(response, token);
                yield Redirect.to("/operator");
            }
            case BecomingOutcome.Same() -> Redirect.to("/operator");
            case BecomingOutcome.Again(var key) -> page(id, visitor, name, email, key);
            case BecomingOutcome.Over() -> OperatorWelcomePage.dead();
        };
    }

    private BecomingOutcome made(UUID link, Becoming.Wanted wanted, Client client) {
        try {
            return flow.become(link, wanted, client);
        } catch (Becoming.Faster faster) {
            return new BecomingOutcome.Over();
        }
    }

    private UUID held(String link, HttpServletRequest request) {
        return Ids.parse(link).filter(id -> links.holds(request, id)).orElseThrow(NotFound::new);
    }

    private static Answer page(UUID link, Visitor visitor, String name, String email, String problem) {
        return new OperatorWelcomePage(
                link.toString(), false, visitor.signedIn().map(SignedIn::holderName), name, email, problem);
    }
}
