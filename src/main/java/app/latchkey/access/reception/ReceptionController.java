package app.latchkey.access.reception;

import app.latchkey.access.freshproof.FreshProof;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.accounts.SharedDevices.Shared;
import app.latchkey.accounts.SignedIn;
import app.latchkey.accounts.Visitor;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.StaffMember;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class ReceptionController {
    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Reception reception;
    private final FreshProof proof;
    private final Throttle throttle;
    private final SessionCookies cookies;

    ReceptionController(Reception reception, FreshProof proof, Throttle throttle, SessionCookies cookies) {
        this.reception = reception;
        this.proof = proof;
        this.throttle = throttle;
        this.cookies = cookies;
    }

    @GetMapping("/{club}/reception")
    Answer show(Club club, Visitor visitor, Client client) {
        return page(club, here(club, client), visitor, false);
    }

    @PostMapping("/{club}/reception/parking")
    Answer park(Club club, Visitor visitor, Client client, HttpServletResponse response) {
        var here = here(club, client);
        visitor.signedIn().ifPresent(person -> reception.park(club, here, person));
        cookies.end(response);
        return Redirect.to(club.path() + "reception");
    }

    @PostMapping("/{club}/reception")
    Answer comeBack(
            Club club,
            Visitor visitor,
            Client client,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String pin,
            HttpServletResponse response) {
        var here = here(club, client);
        var budget = Budget.doubling("pin", here.id().toString(), FREE, LONGEST);
        var admitted = throttle.admit(List.of(budget)) instanceof Admission.Admitted;
        var account = Ids.parse(who).map(AccountId::new);
        if (!admitted || account.isEmpty()) return page(club, here, visitor, true);
        return switch (reception.comeBack(club, here, account.get(), pin, client)) {
            case SwitchOutcome.Standing(var token) -> {
                throttle.clear(budget);
                cookies.begin(response, token);
                yield Redirect.to(club.path() + "desk/");
            }
            case SwitchOutcome.Refused() -> page(club, here, visitor, true);
        };
    }

    private Shared here(Club club, Client client) {
        return reception.here(club, client).orElseThrow(NotFound::new);
    }

    private Answer page(Club club, Shared here, Visitor visitor, boolean refused) {
        var standing = visitor.signedIn();
        return new ReceptionPage(
                club,
                here.name(),
                standing.map(SignedIn::holderName),
                standing.filter(person -> !reception.hasPin(club, person.account()))
                        .isPresent(),
                reception.parked(club, here),
                refused);
    }

    @GetMapping("/{club}/reception/pin")
    Answer pin(Club club, Visitor visitor) {
        var person = staff(club, visitor);
        return new PinPage(club, reception.hasPin(club, person.account()), "");
    }

    @PostMapping("/{club}/reception/pin")
    Answer choose(Club club, Visitor visitor, @RequestParam(defaultValue = "") String pin) {
        var person = staff(club, visitor);
        return reception
                .choose(club, person, pin)
                .<Answer>map(problem -> new PinPage(club, reception.hasPin(club, person.account()), problem))
                .orElseGet(() -> Redirect.to(club.path() + "desk/").saying("access.pin.done"));
    }

    private StaffMember staff(Club club, Visitor visitor) {
        var signedIn = visitor.signedIn().orElseThrow(() -> new GoTo(Redirect.to(club.path())));
        var person = reception.staff(club, signedIn).orElseThrow(NotFound::new);
        proof.demand(club, signedIn, club.path() + "reception/pin");
        return person;
    }
}
