package app.latchkey.integration.imports;

import app.latchkey.integration.door.Items;
import app.latchkey.members.MemberImport.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far an import is.
 *
 * @param progress from 0 to 1
 * @param totals by name, each of them, of the rows judged so far
 * @param rows the access report, row by row in the order of the file
 */
record ImportAnswer(
        String id,
        String fileName,
        String state,
        boolean dryRun,
        double progress,
        Map<String, Long> totals,
        Optional<String> problem,
        Instant createdAt,
        Optional<Instant> finishedAt,
        Items<Map<String, Object>> rows) {
    private static final List<String> COUNTED = List.of(
            "rows",
            "new",
            "known",
            "errors",
            "warnings",
            "reachable",
            "noAddress",
            "invalid",
            "typo",
            "sharedSamePerson",
            "sharedFamily",
            "sharedNamesakes",
            "notInvited",
            "archived",
            "duplicates",
            "invitable");

    static ImportAnswer of(Status status, Items<Map<String, Object>> rows) {
        return new ImportAnswer(
                status.id().toString(),
                status.fileName(),
                status.state(),
                status.dryRun(),
                status.progress(),
                totals(status),
                status.problem(),
                status.createdAt(),
                status.finishedAt(),
                rows);
    }

    private static Map<String, Long> totals(Status status) {
        var totals = new LinkedHashMap<String, Long>();
        COUNTED.forEach(name -> totals.put(name, status.totals().getOrDefault(name, 0L)));
        return totals;
    }
}
