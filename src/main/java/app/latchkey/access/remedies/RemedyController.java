package app.latchkey.access.remedies;

import app.latchkey.access.Finding;
import app.latchkey.access.RemedyId;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Forbidden;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One address per remedy: GET shows what it needs, POST does it. Each asks its own right. */
@Controller
class RemedyController {
    private final Remedies remedies;
    private final MemberFiles files;
    private final Transactions transactions;

    RemedyController(Remedies remedies, MemberFiles files, Transactions transactions) {
        this.remedies = remedies;
        this.files = files;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/desk/members/{member}/access/remedies/{remedy}")
    @Needs(Permission.ACCESS_READ)
    Answer show(Desk desk, @PathVariable String member, @PathVariable String remedy) {
        var file = file(desk, member);
        var id = allowed(desk, remedy);
        return id.elsewhere() ? elsewhere(desk, file, id) : page(desk, file, id, "", "");
    }

    @PostMapping("/{club}/desk/members/{member}/access/remedies/{remedy}")
    @Needs(Permission.ACCESS_READ)
    Answer act(Desk desk, @PathVariable String member, @PathVariable String remedy, RemedyForm form) {
        var file = file(desk, member);
        var id = allowed(desk, remedy);
        var back = desk.at("members/" + file.id());
        if (id.elsewhere()) return elsewhere(desk, file, id);
        if (id.permission().freshly() && !desk.session().freshlyProven(desk.now())) return desk.proofFirst(back);
        if (remedies.takesAnOwner(desk, file.id(), id) && !desk.ownerNow())
            return desk.owner() ? desk.proofFirst(back) : Redirect.to(back).saying("access.remedy.owner");
        return switch (remedies.apply(desk, file.id(), id, form)) {
            case RemedyOutcome.Done(var said, var argument) -> Redirect.to(back).saying(said, argument);
            case RemedyOutcome.Handover(var link) -> Redirect.to(back + "/access/handover/" + link);
            case RemedyOutcome.NotNow(var why) -> Redirect.to(back).saying(why);
            case RemedyOutcome.Again(var problem) -> page(desk, file, id, form.address(), problem);
        };
    }

    private Answer elsewhere(Desk desk, MemberFile file, RemedyId id) {
        var offering = remedies.offering(desk, file.id(), id);
        if (offering.isEmpty())
            return Redirect.to(desk.at("members/" + file.id())).saying("access.remedy.gone");
        return Redirect.to(desk.at(Leads.to(id, file.id(), offering.get().evidence())));
    }

    private static RemedyId allowed(Desk desk, String remedy) {
        var id = Arrays.stream(RemedyId.values())
                .filter(known -> known.name().equals(remedy))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (!desk.may(id.permission())) throw new Forbidden();
        return id;
    }

    private MemberFile file(Desk desk, String member) {
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        return transactions
                .readInClub(desk.club().id(), () -> files.find(desk.club().id(), id))
                .orElseThrow(NotFound::new);
    }

    private Answer page(Desk desk, MemberFile file, RemedyId id, String typed, String problem) {
        var offering = remedies.offering(desk, file.id(), id);
        if (offering.isEmpty())
            return Redirect.to(desk.at("members/" + file.id())).saying("access.remedy.gone");
        var asks = switch (id) {
            case CORRECT_ADDRESS, PUT_ON_FILE -> RemedyPage.Asks.ADDRESS;
            case ADD_GUARDIAN -> RemedyPage.Asks.GUARDIAN;
            default -> RemedyPage.Asks.NOTHING;
        };
        var first = typed.isEmpty() ? proposed(id, file, offering.get()) : typed;
        return new RemedyPage(
                desk,
                file.id().toString(),
                file.name(),
                id,
                asks,
                first,
                told(id, file, offering.get()),
                Question.of(file),
                remedies.takesAnOwner(desk, file.id(), id),
                problem);
    }

    private static String proposed(RemedyId id, MemberFile file, Finding finding) {
        return switch (id) {
            case PUT_ON_FILE -> finding.evidence().getOrDefault("typed", "");
            case CORRECT_ADDRESS ->
                file.address().map(MemberFile.MainAddress::asGiven).orElse("");
            case ADD_GUARDIAN -> finding.evidence().getOrDefault("address", "");
            default -> "";
        };
    }

    private static String told(RemedyId id, MemberFile file, Finding finding) {
        return switch (id) {
            case ACCEPT_SUGGESTION -> finding.evidence().getOrDefault("suggestion", "");
            case SAY_ADDRESS ->
                file.address()
                        .map(MemberFile.MainAddress::asGiven)
                        .flatMap(EmailAddress::valid)
                        .map(EmailAddress.Valid::masked)
                        .orElse(file.username());
            case NOT_SAME -> finding.evidence().getOrDefault("otherName", "");
            case ADDRESS_IS_RIGHT, WHOSE_ADDRESS, CLEAR_SUPPRESSION ->
                file.address().map(MemberFile.MainAddress::asGiven).orElse("");
            default -> "";
        };
    }
}
