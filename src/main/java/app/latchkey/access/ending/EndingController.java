package app.latchkey.access.ending;

import app.latchkey.access.EndingAccess;
import app.latchkey.access.EndingOutcome;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.accounts.Account;
import app.latchkey.accounts.Accounts;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Lane;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class EndingController {
    private final EndingAccess ending;
    private final MemberFiles files;
    private final Accesses accesses;
    private final Accounts accounts;
    private final Transactions transactions;

    EndingController(
            EndingAccess ending, MemberFiles files, Accesses accesses, Accounts accounts, Transactions transactions) {
        this.ending = ending;
        this.files = files;
        this.accesses = accesses;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/desk/members/{member}/access/ending")
    @Needs(Permission.ACCESS_RELINK)
    Answer show(Desk desk, @PathVariable String member) {
        return page(desk, file(desk, member), false);
    }

    @PostMapping("/{club}/desk/members/{member}/access/ending")
    @Needs(Permission.ACCESS_RELINK)
    Answer end(Desk desk, @PathVariable String member, @RequestParam(defaultValue = "") String why) {
        var file = file(desk, member);
        if (why.isBlank() || why.length() > EndingAccess.LONGEST_REASON || why.indexOf('\0') >= 0)
            return page(desk, file, true);
        var outcome =
                transactions.inClub(desk.club().id(), () -> ending.end(desk.club(), file.id(), by(desk), why.strip()));
        return answer(desk, file, outcome, "access.ending.done", "access.remedy.gone");
    }

    @PostMapping("/{club}/desk/members/{member}/access/ending/undo")
    @Needs(Permission.ACCESS_RELINK)
    Answer undo(Desk desk, @PathVariable String member) {
        var file = file(desk, member);
        var outcome = transactions.inClub(desk.club().id(), () -> ending.undo(desk.club(), file.id(), by(desk)));
        return answer(desk, file, outcome, "access.ending.undone", "access.relink.undo.gone");
    }

    private static EndingAccess.By by(Desk desk) {
        return new EndingAccess.By(desk.actor().actor(), desk.ownerNow(), Lane.ACCESS);
    }

    private static Answer answer(Desk desk, MemberFile file, EndingOutcome outcome, String done, String gone) {
        var back = desk.at("members/" + file.id());
        return switch (outcome) {
            case EndingOutcome.Done() -> Redirect.to(back).saying(done, file.name());
            case EndingOutcome.Gone() -> Redirect.to(back).saying(gone);
            case EndingOutcome.WorksHere() ->
                desk.owner() ? desk.proofFirst(back) : Redirect.to(back).saying("access.remedy.owner");
        };
    }

    private Answer page(Desk desk, MemberFile file, boolean missing) {
        var club = desk.club().id();
        var own = transactions.readInClub(club, () -> accesses.self(club, file.id()));
        if (own.isEmpty()) return Redirect.to(desk.at("members/" + file.id())).saying("access.remedy.gone");
        return new EndingPage(
                desk,
                file.id().toString(),
                file.name(),
                holder(own.get()),
                own.get().since(),
                missing);
    }

    private String holder(Access own) {
        Optional<Account> account = transactions.global(() -> accounts.find(own.account()));
        return account.map(Account::holderName).orElse("");
    }

    private MemberFile file(Desk desk, String member) {
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        return transactions
                .readInClub(desk.club().id(), () -> files.find(desk.club().id(), id))
                .orElseThrow(NotFound::new);
    }
}
