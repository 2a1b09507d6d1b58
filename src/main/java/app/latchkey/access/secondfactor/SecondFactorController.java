package app.latchkey.access.secondfactor;

import app.latchkey.access.freshproof.FreshProof;
import app.latchkey.accounts.SignedIn;
import app.latchkey.accounts.Visitor;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.Redirect;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/{club}/second-factor")
class SecondFactorController {
    private final SecondFactor flow;
    private final FreshProof proof;

    SecondFactorController(SecondFactor flow, FreshProof proof) {
        this.flow = flow;
        this.proof = proof;
    }

    @GetMapping
    Answer show(Club club, Visitor visitor, @RequestParam(defaultValue = "") String needed) {
        return page(club, signedIn(club, visitor), "", !needed.isEmpty());
    }

    @PostMapping("/begin")
    Answer begin(Club club, Visitor visitor, @RequestParam(defaultValue = "") String password) {
        var person = signedIn(club, visitor);
        var wrong = proof.again(club, person, password, club.path() + "second-factor");
        if (wrong.isPresent()) return page(club, person, wrong.get(), false);
        flow.begin(person.account());
        return Redirect.to(club.path() + "second-factor");
    }

    @PostMapping("/confirm")
    Answer confirm(Club club, Visitor visitor, @RequestParam(defaultValue = "") String code) {
        var person = signedIn(club, visitor);
        return codes(club, person, flow.confirm(club, person, code));
    }

    @PostMapping("/codes")
    Answer renew(
            Club club,
            Visitor visitor,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code) {
        var person = signedIn(club, visitor);
        var wrong = proof.again(club, person, password, club.path() + "second-factor");
        if (wrong.isPresent()) return page(club, person, wrong.get(), false);
        return codes(club, person, flow.renewCodes(club, person, code));
    }

    @PostMapping("/off")
    Answer off(
            Club club,
            Visitor visitor,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code) {
        var person = signedIn(club, visitor);
        var wrong = proof.again(club, person, password, club.path() + "second-factor");
        if (wrong.isPresent()) return page(club, person, wrong.get(), false);
        if (!flow.remove(club, person, code)) return page(club, person, "access.second.wrong", false);
        return Redirect.to(club.path() + "second-factor").saying("access.second.off.done");
    }

    private Answer codes(Club club, SignedIn person, List<String> codes) {
        if (codes.isEmpty()) return page(club, person, "access.second.wrong", false);
        return new RecoveryCodesPage(club, codes);
    }

    private Answer page(Club club, SignedIn person, String problem, boolean needed) {
        var state = flow.state(person.account());
        return SecondFactorPage.of(club, person.holderName(), state, problem, needed);
    }

    private static SignedIn signedIn(Club club, Visitor visitor) {
        return visitor.signedIn().orElseThrow(() -> new GoTo(Redirect.to(club.path())));
    }
}
