package app.latchkey.access.account;

import app.latchkey.access.freshproof.FreshProof;
import app.latchkey.access.invitation.LinkCookies;
import app.latchkey.accounts.Confirmations;
import app.latchkey.accounts.Visitor;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The addresses of one's own account; each change asks the secret again when it was not shown just now. */
@Controller
class AddressesController {
    private static final String PAGE = "/account/addresses";
    private static final int LONGEST = 320;

    private final Frames frames;
    private final OwnAddresses flow;
    private final FreshProof proof;
    private final LinkCookies links;

    AddressesController(Frames frames, OwnAddresses flow, FreshProof proof, LinkCookies links) {
        this.frames = frames;
        this.flow = flow;
        this.proof = proof;
        this.links = links;
    }

    @GetMapping(PAGE)
    Answer show(Visitor visitor) {
        return page(proven(visitor), "", "");
    }

    @PostMapping(PAGE)
    Answer add(
            Visitor visitor,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "SIGN_IN") String use) {
        var me = proven(visitor);
        var typed = address.length() > LONGEST ? "" : address;
        return answer(me, flow.add(me, typed, use.equals("SIGN_IN")), typed);
    }

    @PostMapping(PAGE + "/again")
    Answer again(Visitor visitor, @RequestParam(defaultValue = "") String id) {
        var me = proven(visitor);
        return answer(me, flow.again(me, parsed(id)), "");
    }

    @PostMapping(PAGE + "/cancellation")
    Answer cancel(Visitor visitor, @RequestParam(defaultValue = "") String id) {
        var me = proven(visitor);
        return answer(me, flow.cancel(me, parsed(id)), "");
    }

    @PostMapping(PAGE + "/main")
    Answer choose(Visitor visitor, @RequestParam(defaultValue = "") String key) {
        var me = proven(visitor);
        return answer(me, flow.choose(me, key), "");
    }

    @PostMapping(PAGE + "/removal")
    Answer remove(Visitor visitor, @RequestParam(defaultValue = "") String key) {
        var me = proven(visitor);
        return answer(me, flow.remove(me, key), "");
    }

    private Answer answer(Frames.Me me, AddressOutcome outcome, String typed) {
        return switch (outcome) {
            case AddressOutcome.Done(var said, var address) -> Redirect.to(PAGE).saying(said, address);
            case AddressOutcome.Again(var problem) -> page(me, typed, problem);
        };
    }

    private Answer page(Frames.Me me, String typed, String problem) {
        var held = flow.held(me);
        return new AddressesPage(held.proven(), held.waiting(), me.frame().timeZone(), typed, problem);
    }

    @GetMapping("/account/confirmation/{confirmation}")
    Answer confirmation(Visitor visitor, @PathVariable String confirmation, HttpServletRequest request) {
        var id = parsed(confirmation);
        if (!links.holds(request, id)) return Redirect.to("/account").saying("access.link.lost");
        var asked = flow.find(id).orElseThrow(NotFound::new);
        if (visitor.signedIn().isEmpty()) return ConfirmationPage.signInFirst(id, asked.asGiven());
        var me = frames.me(visitor, PAGE);
        if (!me.account().equals(asked.account())) return ConfirmationPage.others(asked.asGiven());
        return flow.held(me).waiting().stream()
                        .map(Confirmations.Confirmation::id)
                        .anyMatch(id::equals)
                ? new ConfirmationPage(
                        id, asked.asGiven(), Optional.of(me.signedIn().holderName()), ConfirmationPage.Stands.ASKS)
                : ConfirmationPage.over(asked.asGiven());
    }

    @PostMapping("/account/confirmation/{confirmation}")
    Answer confirm(
            Visitor visitor,
            @PathVariable String confirmation,
            HttpServletRequest request,
            HttpServletResponse response) {
        var id = parsed(confirmation);
        if (!links.holds(request, id)) return Redirect.to("/account").saying("access.link.lost");
        var me = frames.me(visitor, "/account/confirmation/" + id);
        return switch (flow.confirm(me, id)) {
            case AddressOutcome.Done(var said, var address) -> {
                links.take(response, id);
                yield Redirect.to("/account").saying(said, address);
            }
            case AddressOutcome.Again again -> ConfirmationPage.over("");
        };
    }

    private Frames.Me proven(Visitor visitor) {
        var me = frames.me(visitor, PAGE);
        proof.demand(me.frame(), me.signedIn(), PAGE);
        return me;
    }

    private static UUID parsed(String id) {
        return Ids.parse(id).orElseThrow(NotFound::new);
    }
}
