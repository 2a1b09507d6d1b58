package app.latchkey.members;

import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.members.ContactAddress.Source;
import app.latchkey.members.FieldProblem.Field;
import app.latchkey.members.FieldProblem.Kind;
import app.latchkey.members.rows.FileRows;
import app.latchkey.members.rows.NewFile;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Phones;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Adds member files. What is done to a file that is there stands in {@link MemberChanges}. */
@Component
public class Members {
    private final Transactions tx;
    private final Clubs clubs;
    private final MemberSheets sheets;
    private final FileRows rows;
    private final MemberCards cards;
    private final LookAlikes lookAlikes;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    public Members(
            Transactions tx,
            Clubs clubs,
            MemberSheets sheets,
            FileRows rows,
            MemberCards cards,
            LookAlikes lookAlikes,
            Audit audit,
            ApplicationEventPublisher events) {
        this.tx = tx;
        this.clubs = clubs;
        this.sheets = sheets;
        this.rows = rows;
        this.cards = cards;
        this.lookAlikes = lookAlikes;
        this.audit = audit;
        this.events = events;
    }

    /** @param evenSo the look-alikes were shown, and this is somebody else */
    public AddOutcome add(ClubId club, Actor actor, MemberDetails details, Source source, boolean evenSo) {
        return add(club, actor, details, source, evenSo, false);
    }

    /** @param invite an invitation is wished with it, in the same transaction */
    public AddOutcome add(
            ClubId club, Actor actor, MemberDetails details, Source source, boolean evenSo, boolean invite) {
        return tx.inClub(club, () -> {
            var house = clubs.get(club);
            cards.lock(club, List.of(), details.cards());
            var problems = problems(house, details);
            if (!problems.isEmpty()) return new AddOutcome.Refused(problems);
            var alike = evenSo ? List.<MemberFile>of() : lookAlikes.of(house, details);
            if (!alike.isEmpty()) return new AddOutcome.LooksLike(alike);
            var member = write(house, actor, details, source);
            if (invite) events.publishEvent(new InvitationWished(club, member, actor));
            return new AddOutcome.Added(member);
        });
    }

    private List<FieldProblem> problems(Club club, MemberDetails details) {
        var today = LocalDate.ofInstant(tx.now(), club.timeZone());
        var problems = new ArrayList<>(DetailsCheck.problems(details, Optional.empty(), today));
        if (!details.externalId().isEmpty()
                && sheets.byExternalId(club.id(), details.externalId()).isPresent())
            problems.add(new FieldProblem(Field.EXTERNAL_ID, Kind.TAKEN));
        problems.addAll(cards.problems(club.id(), details.cards(), Optional.empty()));
        return problems;
    }

    private MemberId write(Club club, Actor actor, MemberDetails details, Source source) {
        var id = MemberId.next();
        rows.add(club.id(), List.of(file(id, club, details, source)));
        audit.write(club.id(), actor, "members.audit.added", Subject.member(id), Map.of());
        events.publishEvent(new MemberAdded(club.id(), id));
        return id;
    }

    private static NewFile file(MemberId id, Club club, MemberDetails details, Source source) {
        return new NewFile(
                id,
                details.first(),
                details.last(),
                Optional.empty(),
                given(details.email()).map(EmailAddress::parse),
                source,
                given(details.phone()).map(typed -> Phones.read(typed, club.country())),
                details.birthDate(),
                details.birthYear(),
                given(details.externalId()),
                given(details.language()),
                details.tags(),
                List.copyOf(MemberCards.read(details.cards()).values()),
                details.notes(),
                Map.of(),
                true,
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }
}
