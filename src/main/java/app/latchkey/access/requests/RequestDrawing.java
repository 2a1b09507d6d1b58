package app.latchkey.access.requests;

import app.latchkey.access.Diagnoses;
import app.latchkey.access.Words;
import app.latchkey.access.ledger.Judging;
import app.latchkey.access.ledger.Nearness;
import app.latchkey.access.mails.AccessMails;
import app.latchkey.access.remedies.Question;
import app.latchkey.access.today.TodayPage;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Frame;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** From the rows to what the desk reads. */
@Component
class RequestDrawing {
    private static final int MOST = 100;
    private static final int MOST_NEAR = 4;

    private final Requests requests;
    private final Answers answers;
    private final Judging judging;
    private final Nearness nearness;
    private final Diagnoses diagnoses;
    private final MemberFiles files;
    private final Words words;
    private final AccessMails mails;
    private final Transactions transactions;

    RequestDrawing(
            Requests requests,
            Answers answers,
            Judging judging,
            Nearness nearness,
            Diagnoses diagnoses,
            MemberFiles files,
            Words words,
            AccessMails mails,
            Transactions transactions) {
        this.requests = requests;
        this.answers = answers;
        this.judging = judging;
        this.nearness = nearness;
        this.diagnoses = diagnoses;
        this.files = files;
        this.words = words;
        this.mails = mails;
        this.transactions = transactions;
    }

    RequestsPage list(Desk desk, AccessRequest.State state) {
        var club = desk.club().id();
        judging.settle(club);
        return transactions.readInClub(club, () -> {
            var found = requests.list(club, state, MOST);
            var near = found.stream().flatMap(one -> one.nearest().stream()).toList();
            var names = files.read(club, near);
            return new RequestsPage(
                    desk,
                    state,
                    found.stream()
                            .map(one -> new RequestsPage.Line(
                                    one,
                                    one.nearest()
                                            .flatMap(id -> Optional.ofNullable(names.get(id)))
                                            .map(MemberFile::name)
                                            .orElse("")))
                            .toList());
        });
    }

    Optional<RequestPage> one(Desk desk, UUID id, RequestPage.Typed typed) {
        var club = desk.club().id();
        return transactions.inClub(club, () -> requests.find(club, id).map(request -> draw(desk, request, typed)));
    }

    private RequestPage draw(Desk desk, AccessRequest request, RequestPage.Typed typed) {
        var club = desk.club().id();
        return new RequestPage(
                desk,
                request,
                requests.tries(club, request.id()),
                answers.of(club, request.id()),
                people(desk, near(desk, request)),
                desk.may(Permission.MEMBERS_EDIT),
                desk.may(Permission.ACCESS_REPAIR),
                mails.opening(desk.club(), desk.session().locale(), "access.mail.answer")
                        .paragraphs(),
                typed);
    }

    /** By what they typed, and by what they gave for an answer; exact ones first. */
    private List<MemberId> near(Desk desk, AccessRequest request) {
        var all = new LinkedHashSet<MemberId>();
        var asked = new ArrayList<String>();
        request.typed().ifPresent(asked::add);
        request.note().ifPresent(note -> {
            asked.add(note.reply());
            asked.add(note.name());
        });
        for (var text : asked) {
            if (text.isBlank()) continue;
            var found = nearness.find(desk.club().id(), desk.club().country(), text);
            all.addAll(found.exact());
            all.addAll(found.near());
        }
        return all.stream().limit(MOST_NEAR).toList();
    }

    private List<RequestPage.Near> people(Desk desk, List<MemberId> ids) {
        var club = desk.club();
        var locale = Frame.current().locale();
        var all = files.read(club.id(), ids);
        var why = diagnoses.of(club.id(), ids);
        var people = new ArrayList<RequestPage.Near>();
        for (var id : ids) {
            var file = all.get(id);
            var diagnosis = why.get(id);
            if (file == null || diagnosis == null) continue;
            var top = diagnosis.top();
            people.add(new RequestPage.Near(
                    id.toString(),
                    new TodayPage.Line(
                            desk.at("members/" + id),
                            file.name(),
                            file.yearOfBirth().map(String::valueOf).orElse(""),
                            file.address().map(MemberFile.MainAddress::asGiven).orElse(""),
                            diagnosis.state().name(),
                            words.state(diagnosis.state(), locale),
                            top.code().name(),
                            words.few(club, top.code().name(), top.evidence(), diagnosis.at(), locale)),
                    Question.of(file)));
        }
        return people;
    }
}
