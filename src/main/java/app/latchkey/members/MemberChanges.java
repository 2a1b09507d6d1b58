package app.latchkey.members;

import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Clubs;
import app.latchkey.members.ContactAddress.Source;
import app.latchkey.members.FieldProblem.Field;
import app.latchkey.members.FieldProblem.Kind;
import app.latchkey.members.rows.FoundBy;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What is done to a file: each deed in one transaction with its audit sentence and its event. False means that there was
 * nothing to do (no such file, or it already is so); nothing was written then.
 */
@Component
public class MemberChanges {
    private final Transactions tx;
    private final Clubs clubs;
    private final MemberSheets sheets;
    private final MemberFiles files;
    private final MemberRows rows;
    private final MemberCards cards;
    private final FoundBy foundBy;
    private final Neighbours neighbours;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    public MemberChanges(
            Transactions tx,
            Clubs clubs,
            MemberSheets sheets,
            MemberFiles files,
            MemberRows rows,
            MemberCards cards,
            FoundBy foundBy,
            Neighbours neighbours,
            Audit audit,
            ApplicationEventPublisher events) {
        this.tx = tx;
        this.clubs = clubs;
        this.sheets = sheets;
        this.files = files;
        this.rows = rows;
        this.cards = cards;
        this.foundBy = foundBy;
        this.neighbours = neighbours;
        this.audit = audit;
        this.events = events;
    }

    /** @param version the one that the form was drawn from */
    public EditOutcome edit(ClubId club, Actor actor, MemberId id, int version, MemberDetails wanted, Source source) {
        return tx.inClub(club, () -> {
            var before = sheets.find(club, id).map(MemberSheet::details);
            before.ifPresent(was -> cards.lock(club, was.cards(), wanted.cards()));
            if (!rows.lock(club, id)) return new EditOutcome.Gone();
            var sheet = sheets.find(club, id).orElseThrow();
            if (sheet.version() != version) return new EditOutcome.Stale(sheet);
            var problems = problems(club, sheet, wanted);
            if (!problems.isEmpty()) return new EditOutcome.Refused(problems);
            write(club, actor, sheet, wanted, source);
            return new EditOutcome.Saved();
        });
    }

    private List<FieldProblem> problems(ClubId club, MemberSheet sheet, MemberDetails wanted) {
        var today = LocalDate.ofInstant(tx.now(), clubs.get(club).timeZone());
        var onFile = sheet.file().address().map(MemberFile.MainAddress::asGiven);
        var problems = new ArrayList<>(DetailsCheck.problems(wanted, onFile, today));
        if (!wanted.externalId().isEmpty()
                && sheets.byExternalId(club, wanted.externalId())
                        .filter(other -> !other.equals(sheet.id()))
                        .isPresent()) problems.add(new FieldProblem(Field.EXTERNAL_ID, Kind.TAKEN));
        problems.addAll(cards.problems(club, wanted.cards(), Optional.of(sheet.id())));
        return problems;
    }

    private void write(ClubId club, Actor actor, MemberSheet sheet, MemberDetails wanted, Source source) {
        var changed = Changed.between(sheet.details(), wanted);
        if (changed.isEmpty()) return;
        var before = neighbours.of(club, List.of(sheet.id())).getOrDefault(sheet.id(), List.of());
        rows.edit(club, sheet.id(), wanted, clubs.get(club).country());
        audit.write(
                club,
                actor,
                "members.audit.edited",
                Subject.member(sheet.id()),
                Map.of("fields", String.join(" ", changed)));
        var typed = wanted.email();
        if (!typed.equals(sheet.details().email())) address(club, actor, sheet, typed, source);
        cards.write(club, actor, sheet, wanted.cards());
        foundBy.refresh(club, sheet.id());
        events.publishEvent(new MemberChanged(
                club, sheet.id(), before.stream().map(Neighbour::other).toList()));
    }

    /** Puts another contact address on the file, or with an empty text none. */
    public boolean putOnFile(ClubId club, Actor actor, MemberId id, String typed, Source source) {
        return tx.inClub(club, () -> {
            if (!rows.lock(club, id)) return false;
            var sheet = sheets.find(club, id).orElseThrow();
            if (typed.strip().equals(sheet.details().email())) return false;
            rows.touch(club, id);
            address(club, actor, sheet, typed.strip(), source);
            foundBy.refresh(club, id);
            return true;
        });
    }

    /** A card is lost or was given back: it opens nothing of theirs any more. */
    public boolean endCard(ClubId club, Actor actor, MemberId id, String key) {
        return tx.inClub(club, () -> {
            if (!rows.lock(club, id)) return false;
            var theirs = sheets.find(club, id).orElseThrow().cards().stream()
                    .filter(card -> card.theirs() && card.number().key().equals(key))
                    .findFirst();
            if (theirs.isEmpty()) return false;
            cards.end(club, actor, id, theirs.get().number());
            rows.touch(club, id);
            foundBy.refresh(club, id);
            events.publishEvent(new MemberChanged(club, id));
            return true;
        });
    }

    private void address(ClubId club, Actor actor, MemberSheet sheet, String typed, Source source) {
        var old = sheet.file().address();
        var parsed = typed.isEmpty() ? Optional.<EmailAddress>empty() : Optional.of(EmailAddress.parse(typed));
        var newKey = parsed.map(EmailAddress::key);
        rows.mainAddress(club, sheet.id(), parsed, source);
        var oldText = old.map(MemberFile.MainAddress::asGiven).orElse("—");
        audit.write(
                club,
                actor,
                "members.audit.address",
                Subject.member(sheet.id()),
                Map.of("source", source.name()),
                oldText + " → " + (typed.isEmpty() ? "—" : typed));
        events.publishEvent(new MemberEmailChanged(club, sheet.id(), old.map(MemberFile.MainAddress::key), newKey));
    }

    /** Its owner used this address here: access mail to it needs no further fact of the file. */
    public void confirmAddress(ClubId club, MemberId id, String key) {
        tx.inClub(club, () -> {
            if (rows.confirm(club, id, key)) events.publishEvent(new MemberChanged(club, id));
        });
    }

    /** Somebody at the desk says: it looks like a slip, and it is right. */
    public boolean trustAddress(ClubId club, Actor actor, MemberId id) {
        return tx.inClub(club, () -> rows.trust(club, id) && told(club, actor, id, "members.audit.address.right", ""));
    }

    public boolean archive(ClubId club, Actor actor, MemberId id, String why) {
        return tx.inClub(club, () -> {
            if (!rows.archive(club, id, why, by(actor))) return false;
            tell(club, actor, id, "members.audit.archived", why);
            events.publishEvent(new MemberArchived(club, id));
            return true;
        });
    }

    public boolean restore(ClubId club, Actor actor, MemberId id) {
        return tx.inClub(club, () -> {
            if (!rows.restore(club, id)) return false;
            tell(club, actor, id, "members.audit.restored", "");
            events.publishEvent(new MemberRestored(club, id));
            return true;
        });
    }

    public boolean switchAccess(ClubId club, Actor actor, MemberId id, boolean off, String why) {
        return tx.inClub(club, () -> {
            if (!rows.switchAccess(club, id, off, why, by(actor))) return false;
            tell(club, actor, id, off ? "members.audit.off" : "members.audit.on", why);
            events.publishEvent(new MemberAccessSwitched(club, id, off));
            return true;
        });
    }

    /** A minor may have an access of their own, or no longer. */
    public boolean allowOwnAccess(ClubId club, Actor actor, MemberId id, boolean allowed) {
        return tx.inClub(
                club,
                () -> rows.ownAccess(club, id, allowed)
                        && told(club, actor, id, allowed ? "members.audit.own" : "members.audit.own.not", ""));
    }

    /** Whether the club wants to invite this person at all. */
    public boolean invitable(ClubId club, Actor actor, MemberId id, boolean invitable) {
        return tx.inClub(
                club,
                () -> rows.invitable(club, id, invitable)
                        && told(club, actor, id, invitable ? "members.audit.invite" : "members.audit.invite.not", ""));
    }

    /** These two are not one person; remembered for ever. */
    public boolean notSame(ClubId club, Actor actor, MemberId one, MemberId other) {
        return tx.inClub(club, () -> {
            if (one.equals(other)
                    || !files.hold(club, List.of(one, other))
                    || !rows.notSame(club, one, other, by(actor))) return false;
            for (var id : List.of(one, other)) {
                tell(club, actor, id, "members.audit.notsame", "");
                events.publishEvent(new MemberChanged(club, id));
            }
            return true;
        });
    }

    /** One more wrong answer to a question about the file; answers how many that makes. */
    public int countFactTry(ClubId club, MemberId id) {
        return tx.inClub(club, () -> rows.countFactTry(club, id));
    }

    public void forgetFactTries(ClubId club, MemberId id) {
        tx.inClub(club, () -> rows.forgetFactTries(club, id));
    }

    private boolean told(ClubId club, Actor actor, MemberId id, String sentence, String text) {
        tell(club, actor, id, sentence, text);
        events.publishEvent(new MemberChanged(club, id));
        return true;
    }

    private void tell(ClubId club, Actor actor, MemberId id, String sentence, String text) {
        if (text.isEmpty()) audit.write(club, actor, sentence, Subject.member(id), Map.of());
        else audit.write(club, actor, sentence, Subject.member(id), Map.of(), text);
    }

    private static Optional<AccountId> by(Actor actor) {
        return actor.account();
    }
}
