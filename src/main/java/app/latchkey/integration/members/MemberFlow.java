package app.latchkey.integration.members;

import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.integration.door.Body;
import app.latchkey.integration.door.Caller;
import app.latchkey.integration.door.Problem;
import app.latchkey.integration.door.ProblemCode;
import app.latchkey.integration.once.Reply;
import app.latchkey.members.AddOutcome;
import app.latchkey.members.ContactAddress.Source;
import app.latchkey.members.EditOutcome;
import app.latchkey.members.MemberChanges;
import app.latchkey.members.MemberDetails;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberSheets;
import app.latchkey.members.Members;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Adds, reads and changes one file. */
@Component
class MemberFlow {
    private final Transactions transactions;
    private final Members members;
    private final MemberChanges changes;
    private final MemberSheets sheets;
    private final MemberItems items;
    private final ObjectMapper json;

    MemberFlow(
            Transactions transactions,
            Members members,
            MemberChanges changes,
            MemberSheets sheets,
            MemberItems items,
            ObjectMapper json) {
        this.transactions = transactions;
        this.members = members;
        this.changes = changes;
        this.sheets = sheets;
        this.items = items;
        this.json = json;
    }

    /** Inside a transaction of the club. A program cannot be asked whether it means it: it is told who looks alike. */
    Reply add(Caller caller, Body body) {
        var wanted = MemberFields.over(MemberDetails.named("", ""), body);
        return add(caller, wanted, List.of());
    }

    private Reply add(Caller caller, MemberDetails wanted, List<MemberFile> alike) {
        return switch (members.add(caller.club().id(), caller.actor(), wanted, Source.API, !alike.isEmpty())) {
            case AddOutcome.Added(var id) -> added(caller, id, alike);
            case AddOutcome.Refused(var problems) -> throw MemberFields.refused(problems);
            case AddOutcome.LooksLike(var files) -> add(caller, wanted, files);
        };
    }

    private Reply added(Caller caller, MemberId id, List<MemberFile> alike) {
        var tagged = items.one(caller.club(), id);
        ObjectNode body = json.valueToTree(tagged.item());
        var ids = body.putArray("looksLike");
        alike.forEach(file -> ids.add(file.id().toString()));
        return new Reply(201, caller.at("members/" + id), tagged.tag(), json.writeValueAsString(body));
    }

    MemberItems.Tagged read(Club club, MemberId id) {
        return transactions.inClub(club.id(), () -> items.one(club, id));
    }

    MemberItems.Tagged change(Club club, Actor actor, MemberId id, String ifMatch, Body body) {
        return transactions.inClub(club.id(), () -> {
            var sheet = sheets.find(club.id(), id).orElseThrow(Problem::notFound);
            var version = sheet.version();
            if (!matches(ifMatch, version)) throw Problem.of(ProblemCode.VERSION_CHANGED);
            var wanted = MemberFields.over(sheet.details(), body);
            return switch (changes.edit(club.id(), actor, id, version, wanted, Source.API)) {
                case EditOutcome.Saved() -> items.one(club, id);
                case EditOutcome.Refused(var problems) -> throw MemberFields.refused(problems);
                case EditOutcome.Stale(var now) -> throw Problem.of(ProblemCode.VERSION_CHANGED);
                case EditOutcome.Gone() -> throw Problem.notFound();
            };
        });
    }

    private static boolean matches(String ifMatch, int version) {
        if (ifMatch.isBlank() || ifMatch.strip().equals("*")) return true;
        return Arrays.stream(ifMatch.split(","))
                .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
                .anyMatch(tag -> tag.replaceFirst("-.*", "").equals(String.valueOf(version)));
    }
}
