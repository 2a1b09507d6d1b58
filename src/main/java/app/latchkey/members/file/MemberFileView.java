package app.latchkey.members.file;

import app.latchkey.accounts.Account;
import app.latchkey.accounts.Accounts;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.AuditEntry;
import app.latchkey.audit.Programs;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.members.FileAside;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.MemberSheet;
import app.latchkey.members.MemberSheets;
import app.latchkey.members.file.MemberFilePage.Line;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads one file with its history. */
@Component
class MemberFileView {
    private static final int HISTORY = 50;

    private final Transactions tx;
    private final MemberSheets sheets;
    private final MemberFiles files;
    private final Audit audit;
    private final Accounts accounts;
    private final Programs programs;
    private final Texts texts;
    private final List<FileAside> asides;

    MemberFileView(
            Transactions tx,
            MemberSheets sheets,
            MemberFiles files,
            Audit audit,
            Accounts accounts,
            Programs programs,
            Texts texts,
            List<FileAside> asides) {
        this.asides = asides;
        this.tx = tx;
        this.sheets = sheets;
        this.files = files;
        this.audit = audit;
        this.accounts = accounts;
        this.programs = programs;
        this.texts = texts;
    }

    Optional<MemberSheet> find(Desk desk, MemberId id) {
        return sheets.find(desk.club().id(), id);
    }

    ErasedPage erased(Desk desk, MemberSheet sheet) {
        return new ErasedPage(desk, sheet, history(desk, sheet));
    }

    MemberFilePage page(Desk desk, MemberSheet sheet, String missing) {
        var drawn = asides.stream().map(aside -> aside.draw(desk, sheet.id())).toList();
        return new MemberFilePage(desk, sheet, history(desk, sheet), drawn, missing);
    }

    private List<Line> history(Desk desk, MemberSheet sheet) {
        return tx.readInClub(desk.club().id(), () -> {
            var parts = files.parts(desk.club().id(), sheet.id());
            var entries = audit.of(
                    desk.club().id(), parts.stream().map(Subject::member).toList(), HISTORY);
            var people = accounts.find(entries.stream()
                    .flatMap(entry -> entry.actor().stream())
                    .distinct()
                    .toList());
            var keys = programs.names(
                    desk.club().id(),
                    entries.stream()
                            .flatMap(entry -> entry.key().stream())
                            .distinct()
                            .toList());
            var lines = new ArrayList<Line>();
            entries.stream()
                    // Said of an old file that is read here: the sentence beside it says the same of this one.
                    .filter(entry ->
                            sheet.mergedInto().isPresent() || !entry.sentence().equals("members.audit.merged.away"))
                    .forEach(entry -> lines.add(line(entry, named(sheet, entry, people, keys))));
            // An import writes one sentence for the club, not one for each file.
            if (entries.stream().noneMatch(entry -> entry.sentence().equals("members.audit.added"))
                    && entries.size() < HISTORY) lines.add(cameIn(sheet));
            return lines;
        });
    }

    private static Line cameIn(MemberSheet sheet) {
        return new Line(sheet.file().createdAt(), "members.audit.came", Optional.empty(), Optional.empty(), List.of());
    }

    /** Who did it; of an erased file not whose it was. */
    private static Optional<String> named(
            MemberSheet sheet, AuditEntry entry, Map<AccountId, Account> people, Map<UUID, String> keys) {
        if (entry.key().isPresent()) return entry.key().map(keys::get);
        if (sheet.file().erased().isPresent() && entry.as() != Actor.As.STAFF) return Optional.empty();
        return entry.actor().flatMap(id -> Optional.ofNullable(people.get(id))).map(Account::holderName);
    }

    private Line line(AuditEntry entry, Optional<String> who) {
        var fields = entry.params().getOrDefault("fields", "");
        // Another room's sentence has its own words; one that none can say is left as its code.
        var sentence = texts.has(entry.sentence()) ? entry.sentence() : "members.audit.other";
        var text = texts.has(entry.sentence()) ? entry.text() : Optional.of(entry.sentence());
        return new Line(entry.at(), sentence, text, who, fields.isEmpty() ? List.of() : List.of(fields.split(" ")));
    }
}
