package app.latchkey.access.passkeys;

import app.latchkey.access.freshproof.FreshProof;
import app.latchkey.access.home.Landing;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.PasskeyCeremony;
import app.latchkey.accounts.SignedIn;
import app.latchkey.accounts.Visitor;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.Redirect;
import java.util.Base64;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/{club}/passkeys")
class PasskeysController {
    private static final int LONGEST_NAME = 60;

    private final OwnPasskeys flow;
    private final FreshProof proof;
    private final PasskeyCeremony ceremony;

    PasskeysController(OwnPasskeys flow, FreshProof proof, PasskeyCeremony ceremony) {
        this.flow = flow;
        this.proof = proof;
        this.ceremony = ceremony;
    }

    /** What a script needs to have a passkey made. */
    record Options(
            String challenge,
            String rpId,
            String rpName,
            String handle,
            String name,
            List<Integer> algorithms,
            List<String> known) {}

    @GetMapping
    Answer show(Club club, Visitor visitor, @RequestParam(defaultValue = "") String needed) {
        var person = freshly(club, visitor);
        return new PasskeysPage(club, flow.state(person), "", !needed.isEmpty());
    }

    @GetMapping("/options")
    ResponseEntity<Options> options(Club club, Visitor visitor) {
        var person = freshly(club, visitor);
        var asked = flow.ask(person);
        return ResponseEntity.ok(new Options(
                text(asked.challenge()),
                ceremony.rpId(),
                club.name(),
                text(asked.handle()),
                person.holderName(),
                PasskeyCeremony.ALGORITHMS,
                asked.known()));
    }

    @PostMapping
    Answer add(Club club, Visitor visitor, Client client, PasskeyForm form) {
        var person = freshly(club, visitor);
        return after(club, person, flow.add(club, person, form, client.words()), "access.passkey.added");
    }

    @PostMapping("/name")
    Answer rename(Club club, Visitor visitor, PasskeyForm form, @RequestParam(defaultValue = "") String name) {
        var tidy = name.strip();
        if (!tidy.isEmpty() && tidy.length() <= LONGEST_NAME)
            flow.rename(freshly(club, visitor), form.answer().credentialId(), tidy);
        return Redirect.to(club.path() + "passkeys");
    }

    @PostMapping("/removal")
    Answer remove(Club club, Visitor visitor, PasskeyForm form) {
        var person = freshly(club, visitor);
        var outcome = flow.remove(club, person, form.answer().credentialId());
        return after(club, person, outcome, "access.passkey.removed");
    }

    @PostMapping("/only")
    Answer only(Club club, Visitor visitor) {
        var person = freshly(club, visitor);
        return after(club, person, flow.withoutPassword(club, person), "access.passkey.only.done");
    }

    @PostMapping("/offer")
    Answer decline(Club club, Visitor visitor, @RequestParam(defaultValue = "") String next) {
        flow.decline(signedIn(club, visitor));
        return Redirect.to(Landing.inside(club, next) ? next : club.path());
    }

    private Answer after(Club club, SignedIn person, OwnPasskeys.Outcome outcome, String done) {
        return switch (outcome) {
            case DONE -> Redirect.to(club.path() + "passkeys").saying(done);
            case REFUSED -> new PasskeysPage(club, flow.state(person), "access.passkey.wrong", false);
            case LAST -> new PasskeysPage(club, flow.state(person), "access.passkey.last", false);
        };
    }

    private SignedIn freshly(Club club, Visitor visitor) {
        var person = signedIn(club, visitor);
        proof.demand(club, person, club.path() + "passkeys");
        return person;
    }

    private static SignedIn signedIn(Club club, Visitor visitor) {
        return visitor.signedIn().orElseThrow(() -> new GoTo(Redirect.to(club.path())));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
