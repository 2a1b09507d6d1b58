package app.latchkey.members.importing;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Html;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import app.latchkey.platform.web.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

@Controller
class ImportController {
    private static final int ROWS = 200;
    private static final int LATEST = 10;

    private final Importing importing;
    private final Imports imports;
    private final ImportRows rows;
    private final ReportFile report;

    ImportController(Importing importing, Imports imports, ImportRows rows, ReportFile report) {
        this.importing = importing;
        this.imports = imports;
        this.rows = rows;
        this.report = report;
    }

    @GetMapping("/{club}/desk/members/import")
    @Needs(Permission.MEMBERS_IMPORT)
    Answer choose(Desk desk) {
        return new ImportPage(desk, imports.latest(desk.club().id(), LATEST), "");
    }

    @PostMapping("/{club}/desk/members/import")
    @Needs(Permission.MEMBERS_IMPORT)
    Answer upload(Desk desk, @RequestParam MultipartFile file) {
        var latest = imports.latest(desk.club().id(), LATEST);
        if (file.isEmpty()) return new ImportPage(desk, latest, "members.import.problem.empty");
        try {
            var path = Files.createTempFile("latchkey-upload-", ".csv");
            try {
                file.transferTo(path);
                var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
                var id = importing.upload(desk.club().id(), path, name);
                if (id.isEmpty()) return new ImportPage(desk, latest, "members.import.problem.unreadable");
                return Redirect.to(desk.at("members/import/" + id.get()));
            } finally {
                Files.deleteIfExists(path);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @GetMapping("/{club}/desk/members/import/{id}")
    @Needs(Permission.MEMBERS_IMPORT)
    Answer show(
            Desk desk,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "") String only) {
        var found = find(desk, id);
        if (found.status().state().equals("UPLOADED")) return ImportPlanPage.of(desk, found);
        var wanted = Optional.of(only).filter(o -> !o.isEmpty());
        var shown = rows.read(desk.club().id(), found.status().id(), after, ROWS + 1, wanted);
        return ImportReportPage.of(desk, found, shown, ROWS, only);
    }

    @GetMapping("/{club}/desk/members/import/{id}/columns")
    @Needs(Permission.MEMBERS_IMPORT)
    Answer columns(Desk desk, @PathVariable String id) {
        return ImportPlanPage.of(desk, find(desk, id));
    }

    @PostMapping("/{club}/desk/members/import/{id}/trial")
    @Needs(Permission.MEMBERS_IMPORT)
    Answer trial(Desk desk, @PathVariable String id, @RequestParam Map<String, String> answers) {
        var found = find(desk, id);
        var plan = PlanForm.read(found.plan(), answers);
        if (plan.isEmpty()) throw new NotFound();
        var problems = plan.get().mapping().problems();
        if (!problems.isEmpty()) return ImportPlanPage.refused(desk, found, plan.get(), problems);
        // Another column of status words brings questions of its own.
        var asked = importing.replanned(desk.club().id(), found.status().id(), plan.get());
        if (!plan.get().statuses().keySet().containsAll(asked.statuses().keySet()))
            return ImportPlanPage.refused(desk, found, asked, java.util.List.of());
        importing.queue(
                desk.club().id(),
                found.status().id(),
                plan.get(),
                true,
                desk.actor().actor());
        return Redirect.to(desk.at("members/import/" + id));
    }

    @PostMapping("/{club}/desk/members/import/{id}/run")
    @Needs(Permission.MEMBERS_IMPORT)
    Answer run(Desk desk, @PathVariable String id) {
        var found = find(desk, id);
        importing.queue(
                desk.club().id(),
                found.status().id(),
                found.plan(),
                false,
                desk.actor().actor());
        return Redirect.to(desk.at("members/import/" + id));
    }

    @GetMapping("/{club}/desk/members/import/{id}/report.csv")
    @Needs(Permission.MEMBERS_IMPORT)
    Answer download(Desk desk, @PathVariable String id) {
        var found = find(desk, id);
        var name = found.status().fileName().replaceAll("\\.[A-Za-z]+$", "") + "-report.csv";
        var locale = Html.locale();
        return new Written(
                "text/csv;charset=UTF-8",
                name,
                out -> report.write(desk.club().id(), found.status().id(), locale, out));
    }

    private Imports.Import find(Desk desk, String id) {
        Optional<UUID> wanted = Ids.parse(id);
        return wanted.flatMap(i -> imports.find(desk.club().id(), i)).orElseThrow(NotFound::new);
    }
}
