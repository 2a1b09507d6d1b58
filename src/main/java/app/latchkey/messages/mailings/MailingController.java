package app.latchkey.messages.mailings;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Download;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Mailings to read and to write; what is done with one stands in {@link SendingController}. */
@Controller
class MailingController {
    private static final int A_PAGE = 50;
    private static final String NOTHING_RUNS =
            "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";

    private final Mailings mailings;
    private final MailingForms forms;
    private final MailingLook look;
    private final Transactions transactions;

    MailingController(Mailings mailings, MailingForms forms, MailingLook look, Transactions transactions) {
        this.mailings = mailings;
        this.forms = forms;
        this.look = look;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/desk/mailings")
    @Needs(Permission.MESSAGES_READ)
    Answer list(Desk desk, @RequestParam(defaultValue = "") String after) {
        var club = desk.club().id();
        var found = transactions.readInClub(club, () -> mailings.newest(club, Ids.parse(after), A_PAGE + 1));
        var more = found.size() > A_PAGE;
        var page = more ? found.subList(0, A_PAGE) : found;
        return new MailingListPage(desk, page, more ? Optional.of(page.getLast().id()) : Optional.empty());
    }

    @GetMapping("/{club}/desk/mailings/new")
    @Needs(Permission.MAILINGS_SEND)
    Answer blank(Desk desk, @RequestParam Map<String, String> asked) {
        return forms.blank(desk, asked);
    }

    @PostMapping("/{club}/desk/mailings/new")
    @Needs(Permission.MAILINGS_SEND)
    Answer create(Desk desk, @RequestParam Map<String, String> asked) {
        var words = forms.words(desk, asked);
        var problems = Writing.problems(words);
        if (!problems.isEmpty()) return forms.again(desk, Optional.empty(), asked, problems, false);
        var club = desk.club().id();
        var id = transactions.inClub(
                club,
                () -> mailings.create(club, words, Optional.of(desk.actor().account())));
        return Redirect.to(desk.at("mailings/" + id)).saying("messages.mailing.saved");
    }

    @GetMapping("/{club}/desk/mailings/{id}")
    @Needs(Permission.MESSAGES_READ)
    Answer one(
            Desk desk,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") String n,
            @RequestParam(defaultValue = "") String who) {
        return look.page(desk, known(id), n, who, false);
    }

    @GetMapping("/{club}/desk/mailings/{id}/preview")
    @Needs(Permission.MESSAGES_READ)
    Answer preview(
            Desk desk,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String as,
            HttpServletResponse response) {
        var mail = look.mail(desk, known(id), MemberId.parse(as).orElseThrow(NotFound::new));
        response.setHeader("Content-Security-Policy", NOTHING_RUNS);
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        return Download.shown("text/html;charset=UTF-8", mail.html().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/{club}/desk/mailings/{id}/edit")
    @Needs(Permission.MAILINGS_SEND)
    Answer edit(Desk desk, @PathVariable String id) {
        return forms.of(desk, editable(desk, known(id)));
    }

    @PostMapping("/{club}/desk/mailings/{id}/edit")
    @Needs(Permission.MAILINGS_SEND)
    Answer change(Desk desk, @PathVariable String id, @RequestParam Map<String, String> asked) {
        var mailing = editable(desk, known(id));
        var words = forms.words(desk, asked);
        var problems = Writing.problems(words);
        if (!problems.isEmpty()) return forms.again(desk, Optional.of(mailing), asked, problems, false);
        if (!forms.change(desk, mailing, version(asked), words))
            return forms.again(desk, Optional.of(mailing), asked, List.of(), true);
        return Redirect.to(desk.at("mailings/" + id)).saying("messages.mailing.saved");
    }

    private Mailing editable(Desk desk, UUID id) {
        var club = desk.club().id();
        return transactions
                .readInClub(club, () -> mailings.find(club, id))
                .filter(mailing -> mailing.state().editable())
                .orElseThrow(NotFound::new);
    }

    static int version(Map<String, String> asked) {
        var text = asked.getOrDefault("version", "");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    static UUID known(String id) {
        return Ids.parse(id).orElseThrow(NotFound::new);
    }
}
