package app.latchkey.access.join;

import app.latchkey.access.invitation.LinkCookies;
import app.latchkey.access.recovery.InboundRequests;
import app.latchkey.access.signin.Grid;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.clubs.Club;
import app.latchkey.members.form.MemberForm;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Only where the club has chosen it; elsewhere these pages do not exist. */
@Controller
class JoinController {
    private static final int LONGEST = 320;

    private final InboundRequests inbound;
    private final JoinProof proof;
    private final Joining joining;
    private final JoinNewFile newFile;
    private final SessionCookies cookies;
    private final LinkCookies links;
    private final Transactions transactions;

    JoinController(
            InboundRequests inbound,
            JoinProof proof,
            Joining joining,
            JoinNewFile newFile,
            SessionCookies cookies,
            LinkCookies links,
            Transactions transactions) {
        this.inbound = inbound;
        this.proof = proof;
        this.joining = joining;
        this.newFile = newFile;
        this.cookies = cookies;
        this.links = links;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/join")
    Answer ask(Club club) {
        chosen(club);
        return new JoinPage(club, "", false);
    }

    @PostMapping("/{club}/join")
    Answer asked(
            Club club, Client client, @RequestParam(defaultValue = "") String address, HttpServletResponse response) {
        chosen(club);
        if (address.length() > LONGEST || EmailAddress.valid(address).isEmpty())
            return new JoinPage(club, address.length() > LONGEST ? "" : address, true);
        inbound.join(club, address, cookies.known(client, response));
        return Redirect.to(club.path() + "join/code");
    }

    @GetMapping("/{club}/join/code")
    Answer type(Club club) {
        chosen(club);
        return new JoinCodePage(club, "");
    }

    @PostMapping("/{club}/join/code")
    Answer typed(Club club, Client client, @RequestParam(defaultValue = "") String code, HttpServletResponse response) {
        chosen(club);
        var grid = new Grid();
        return switch (proof.prove(club, code.length() > LONGEST ? "" : code, client)) {
            case JoinProof.Outcome.Proven(var join) -> go(club, join, joining.arrive(club, join, client), response);
            case JoinProof.Outcome.Refused(var ref) -> {
                grid.hold();
                yield new JoinCodePage(club, ref);
            }
        };
    }

    @GetMapping("/{club}/join/{join}")
    Answer show(Club club, Client client, @PathVariable String join) {
        chosen(club);
        var id = Ids.parse(join).orElseThrow(NotFound::new);
        return draw(club, id, joining.look(club, id, client), MemberForm.EMPTY);
    }

    @PostMapping("/{club}/join/{join}")
    Answer answer(
            Club club,
            Client client,
            @PathVariable String join,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String fact,
            HttpServletResponse response) {
        chosen(club);
        var id = Ids.parse(join).orElseThrow(NotFound::new);
        return go(club, id, joining.answer(club, id, name, fact, client), response);
    }

    @PostMapping("/{club}/join/{join}/file")
    Answer file(Club club, Client client, @PathVariable String join, MemberForm form, HttpServletResponse response) {
        chosen(club);
        var id = Ids.parse(join).orElseThrow(NotFound::new);
        var today = LocalDate.ofInstant(transactions.global(transactions::now), club.timeZone());
        // What a desk writes about somebody is not theirs to write.
        var own = new MemberForm(form.first(), form.last(), "", form.phone(), form.birth(), "", "", "", "", "");
        var outcome = newFile.make(club, id, own.details(club, today), own.unreadable(club, today), client);
        return outcome instanceof JoinOutcome.Go ? go(club, id, outcome, response) : draw(club, id, outcome, own);
    }

    /** A grant is opened here and now; questions have an address of their own, so that they can be loaded again. */
    private Answer go(Club club, UUID id, JoinOutcome outcome, HttpServletResponse response) {
        return switch (outcome) {
            case JoinOutcome.Go(var link) -> {
                links.givePassed(response, link);
                yield Redirect.to(club.path() + "invitation/" + link);
            }
            case JoinOutcome.Ask(var fact, var several, var wrong)
            when wrong.isEmpty() -> Redirect.to(club.path() + "join/" + id);
            case JoinOutcome.NewFile none -> Redirect.to(club.path() + "join/" + id);
            case JoinOutcome.Ask ask -> draw(club, id, ask, MemberForm.EMPTY);
            case JoinOutcome.HasAccess has -> draw(club, id, has, MemberForm.EMPTY);
            case JoinOutcome.AtDesk desk -> draw(club, id, desk, MemberForm.EMPTY);
            case JoinOutcome.Over over -> draw(club, id, over, MemberForm.EMPTY);
        };
    }

    private static Answer draw(Club club, UUID id, JoinOutcome outcome, MemberForm form) {
        return switch (outcome) {
            case JoinOutcome.Ask(var fact, var several, var wrong) -> new JoinFactPage(club, id, fact, several, wrong);
            case JoinOutcome.NewFile(var problems) -> new JoinNewPage(club, id, form, problems);
            case JoinOutcome.HasAccess has -> new JoinToldPage(club, Optional.of(has), Optional.empty());
            case JoinOutcome.AtDesk desk -> new JoinToldPage(club, Optional.empty(), Optional.of(desk));
            case JoinOutcome.Over() -> Redirect.to(club.path() + "join").saying("access.join.over");
            case JoinOutcome.Go(var link) -> Redirect.to(club.path() + "invitation/" + link);
        };
    }

    private static void chosen(Club club) {
        if (!club.access().joinable()) throw new NotFound();
    }
}
