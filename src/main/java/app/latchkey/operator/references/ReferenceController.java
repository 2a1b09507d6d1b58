package app.latchkey.operator.references;

import app.latchkey.access.TriesAnywhere;
import app.latchkey.accounts.Accounts;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.operator.seat.Seat;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.web.Answer;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class ReferenceController {
    private static final int LONGEST = 20;

    private final TriesAnywhere tries;
    private final Accounts accounts;
    private final Clubs clubs;
    private final Transactions transactions;

    ReferenceController(TriesAnywhere tries, Accounts accounts, Clubs clubs, Transactions transactions) {
        this.tries = tries;
        this.accounts = accounts;
        this.clubs = clubs;
        this.transactions = transactions;
    }

    @GetMapping("/operator/references")
    Answer show(Seat seat, @RequestParam(defaultValue = "") String ref) {
        var typed = ref.length() > LONGEST ? "" : ref.strip();
        var found = tries.find(typed).stream().map(this::tried).toList();
        return new ReferencePage(seat, typed, found);
    }

    private ReferencePage.Tried tried(TriesAnywhere.Tried one) {
        return new ReferencePage.Tried(
                one.at(),
                one.ref(),
                one.event(),
                one.account().isPresent(),
                one.device(),
                one.account().map(this::clubs).orElse(List.of()));
    }

    private List<Club> clubs(AccountId account) {
        return transactions.global(() -> clubs.find(accounts.clubs(account)));
    }
}
