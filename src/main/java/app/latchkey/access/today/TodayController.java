package app.latchkey.access.today;

import app.latchkey.access.AccessSearch;
import app.latchkey.access.Words;
import app.latchkey.access.ledger.References;
import app.latchkey.access.requests.AccessRequest;
import app.latchkey.access.requests.Requests;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberAccessColumn;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.Qr;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page of the desk. */
@Controller
class TodayController {
    private static final int MOST_WAITING = 3;

    private final AccessSearch search;
    private final MemberAccessColumn column;
    private final Words words;
    private final Settings settings;
    private final Requests requests;
    private final Transactions transactions;

    TodayController(
            AccessSearch search,
            MemberAccessColumn column,
            Words words,
            Settings settings,
            Requests requests,
            Transactions transactions) {
        this.requests = requests;
        this.transactions = transactions;
        this.search = search;
        this.column = column;
        this.words = words;
        this.settings = settings;
    }

    @GetMapping({"/{club}/desk", "/{club}/desk/"})
    @Needs(Permission.DESK)
    Answer today(Desk desk, @RequestParam(defaultValue = "") String who) {
        var locale = Frame.current().locale();
        var asked = who.strip();
        var result = asked.isEmpty() || asked.length() > 200
                ? Optional.<TodayPage.Found>empty()
                : Optional.of(found(desk, search.find(desk.club(), asked), locale));
        var sums = Sums.of(column.sums(desk.club().id(), locale));
        return new TodayPage(desk, asked, result, sums, address(desk), waiting(desk));
    }

    @GetMapping("/{club}/desk/address")
    @Needs(Permission.DESK)
    Answer poster(Desk desk) {
        var door = settings.address(desk.club().path());
        return new AddressPage(desk, address(desk), door, Qr.of(door));
    }

    private List<TodayPage.Asked> waiting(Desk desk) {
        if (desk.news().requests() == 0) return List.of();
        var club = desk.club().id();
        return transactions.readInClub(club, () -> requests.list(club, AccessRequest.State.OPEN, MOST_WAITING)).stream()
                .map(one -> asked(desk, one))
                .toList();
    }

    private static TodayPage.Asked asked(Desk desk, AccessRequest one) {
        return new TodayPage.Asked(
                desk.at("requests/" + one.id()),
                one.kind().name(),
                one.typed().or(() -> one.note().map(AccessRequest.Note::name)).orElse(""),
                one.lastAt(),
                one.reference());
    }

    private String address(Desk desk) {
        return settings.address("/" + desk.club().slug()).replaceFirst("^https?://", "");
    }

    private TodayPage.Found found(Desk desk, AccessSearch.Result result, Locale locale) {
        return new TodayPage.Found(
                lines(desk, result.matches(), locale),
                result.more(),
                result.attempts().stream()
                        .map(attempt -> new TodayPage.Tried(
                                attempt.at(),
                                References.shown(attempt.ref()),
                                "access.event.TRY_" + attempt.reason(),
                                attempt.typed().orElse(""),
                                attempt.device()))
                        .toList(),
                desk.may(Permission.ACCESS_REPAIR)
                        ? result.requests().stream()
                                .map(one -> asked(desk, one))
                                .toList()
                        : List.of(),
                lines(desk, result.nearest(), locale));
    }

    private List<TodayPage.Line> lines(Desk desk, List<AccessSearch.Match> matches, Locale locale) {
        return matches.stream()
                .map(match -> new TodayPage.Line(
                        desk.at("members/" + match.file().id()),
                        match.file().name(),
                        match.file().yearOfBirth().map(String::valueOf).orElse(""),
                        match.file().address().map(main -> main.asGiven()).orElse(""),
                        match.diagnosis().state().name(),
                        words.state(match.diagnosis().state(), locale),
                        match.diagnosis().top().code().name(),
                        words.few(
                                desk.club(),
                                match.diagnosis().top().code().name(),
                                match.diagnosis().top().evidence(),
                                match.diagnosis().at(),
                                locale)))
                .toList();
    }
}
