package app.latchkey.clubs.arrival;

import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.Slug;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class FindClubController {
    private static final int LONGEST = 200;

    private final Clubs clubs;
    private final Transactions transactions;

    FindClubController(Clubs clubs, Transactions transactions) {
        this.clubs = clubs;
        this.transactions = transactions;
    }

    @GetMapping("/")
    Answer find(@RequestParam(defaultValue = "") String club) {
        if (club.isBlank() || club.length() > LONGEST) return new FindClubPage("", false);
        var typed = club.strip().replaceFirst("^[a-zA-Z]+://", "");
        var slash = typed.indexOf('/');
        var slug = Slug.tidy(slash >= 0 && slash + 1 < typed.length() ? typed.substring(slash + 1) : typed);
        return transactions
                .global(() -> clubs.find(slug))
                .<Answer>map(found -> Redirect.to(found.club().path()))
                .orElseGet(() -> new FindClubPage(club, true));
    }
}
