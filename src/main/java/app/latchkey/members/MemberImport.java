package app.latchkey.members;

import app.latchkey.audit.Actor;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Member lists from files, for every way in: pages, command line, API. */
public interface MemberImport {
    /**
     * What the caller knows better than a guess.
     *
     * @param columns by heading of the file: FIRST_NAME, LAST_NAME, FULL_NAME, EMAIL, PHONE, BIRTH_DATE, BIRTH_YEAR,
     *     EXTERNAL_ID, CARD, STATUS, LANGUAGE, TAGS, NOTES, or empty for a column to be kept word for word
     * @param statuses by status word of the file: MEMBER, NOT_INVITED or ARCHIVED
     */
    record Wishes(Map<String, String> columns, Map<String, String> statuses) {
        public static final Wishes NONE = new Wishes(Map.of(), Map.of());
    }

    sealed interface Started {
        record Import(UUID id) implements Started {}

        /** @param problem NO_HEADER, NO_NAME, TWO_ALIKE, TOO_MANY_COLUMNS, UNKNOWN_COLUMN, UNKNOWN_STATUS, UNREADABLE */
        record Refused(List<String> problems) implements Started {}
    }

    /** @param totals by name: rows, new, known, errors, reachable, noAddress, invalid, …, invitable */
    record Status(
            UUID id,
            String fileName,
            String state,
            boolean dryRun,
            long rowsDone,
            long rowsTotal,
            Map<String, Long> totals,
            Optional<String> problem,
            Instant createdAt,
            Optional<Instant> finishedAt) {
        /** From 0 to 1. */
        public double progress() {
            if (state.equals("DONE")) return 1;
            return rowsTotal == 0 ? 0 : Math.min(1, (double) rowsDone / rowsTotal);
        }

        public boolean over() {
            return switch (state) {
                case "DONE", "FAILED", "CANCELLED" -> true;
                default -> false;
            };
        }
    }

    /**
     * One row of the access report.
     *
     * @param outcome NEW (a trial run), ADDED, KNOWN (on file already, left as it was), ERROR (not added)
     * @param reach REACHABLE, NO_ADDRESS, INVALID, TYPO, SHARED_SAME_PERSON, SHARED_FAMILY, SHARED_NAMESAKES
     * @param status MEMBER, NOT_INVITED, ARCHIVED
     * @param sharedWith other rows ("line 12") or files (their id)
     */
    record Row(
            long line,
            String outcome,
            Optional<String> reach,
            Optional<MemberId> member,
            String name,
            String email,
            String status,
            Optional<String> suggestion,
            boolean oneClick,
            List<String> sharedWith,
            Optional<String> duplicateOf,
            List<Problem> problems) {
        /** As programs are told it. */
        public Map<String, Object> fields() {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("line", line);
            fields.put("outcome", outcome);
            reach.ifPresent(value -> fields.put("reach", value));
            member.ifPresent(value -> fields.put("member", value.toString()));
            fields.put("name", name);
            fields.put("email", email);
            fields.put("status", status);
            suggestion.ifPresent(value -> fields.put("suggestion", value));
            suggestion.ifPresent(value -> fields.put("oneClick", oneClick));
            fields.put("sharedWith", sharedWith);
            duplicateOf.ifPresent(value -> fields.put("duplicateOf", value));
            fields.put("problems", problems);
            return fields;
        }
    }

    record Problem(String column, String kind, String text) {}

    /** Takes the file in whole and queues it; the worker of any node goes on from there. */
    Started start(ClubId club, Actor actor, Path file, String fileName, Wishes wishes, boolean dryRun);

    Optional<Status> status(ClubId club, UUID id);

    /** In the order of the file, after a line; 0 begins. */
    List<Row> rows(ClubId club, UUID id, long afterLine, int most);

    /** The files that came in by this import. */
    List<MemberId> members(ClubId club, UUID id);

    /** Works in the caller's thread, for a command line beside or without a server. */
    void work(ClubId club, UUID id);
}
