package app.latchkey.access.merge;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class MergeController {
    private final Merging merging;
    private final MergeDrawing drawing;

    MergeController(Merging merging, MergeDrawing drawing) {
        this.merging = merging;
        this.drawing = drawing;
    }

    @GetMapping("/{club}/desk/members/{member}/merge")
    @Needs(Permission.MEMBERS_MERGE)
    Answer choose(Desk desk, @PathVariable String member, @RequestParam(defaultValue = "") String q) {
        return drawing.choices(desk, id(member), q.strip()).orElseThrow(NotFound::new);
    }

    @GetMapping("/{club}/desk/members/{member}/merge/{other}")
    @Needs(Permission.MEMBERS_MERGE)
    Answer show(Desk desk, @PathVariable String member, @PathVariable String other) {
        return page(desk, id(member), id(other), "");
    }

    @PostMapping("/{club}/desk/members/{member}/merge/{other}")
    @Needs(Permission.MEMBERS_MERGE)
    Answer merge(Desk desk, @PathVariable String member, @PathVariable String other, MergeForm form) {
        if (merging.draft(desk, id(member), id(other)).isEmpty()) throw new NotFound();
        return switch (merging.merge(desk, id(member), id(other), form)) {
            case MergeOutcome.Merged(var survivor) ->
                Redirect.to(desk.at("members/" + survivor)).saying("access.merge.done");
            case MergeOutcome.Again(var problem) -> page(desk, id(member), id(other), problem);
            case MergeOutcome.Refused(var why) -> page(desk, id(member), id(other), "access.merge.not." + why);
        };
    }

    @GetMapping("/{club}/desk/members/{member}/merged/undo")
    @Needs(Permission.MEMBERS_MERGE)
    Answer ask(Desk desk, @PathVariable String member) {
        return merging.undoable(desk, id(member))
                .<Answer>map(found -> new UnmergePage(desk, found))
                .orElseGet(() -> Redirect.to(desk.at("members/" + id(member))).saying("access.merge.undo.GONE"));
    }

    @PostMapping("/{club}/desk/members/{member}/merged/undo")
    @Needs(Permission.MEMBERS_MERGE)
    Answer undo(Desk desk, @PathVariable String member) {
        var back = Redirect.to(desk.at("members/" + id(member)));
        return switch (merging.undo(desk, id(member))) {
            case UndoOutcome.Undone(var again) -> back.saying("access.merge.undone");
            case UndoOutcome.Refused(var why) -> back.saying("access.merge.undo." + why);
        };
    }

    private Answer page(Desk desk, MemberId member, MemberId other, String problem) {
        return merging.draft(desk, member, other)
                .map(draft -> drawing.page(desk, draft, problem))
                .orElseThrow(NotFound::new);
    }

    private static MemberId id(String text) {
        return MemberId.parse(text).orElseThrow(NotFound::new);
    }
}
