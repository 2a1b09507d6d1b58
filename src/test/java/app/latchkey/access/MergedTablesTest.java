package app.latchkey.access;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.TestDatabase;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every column that may hold a member's id, read from PostgreSQL's catalogue: none is forgotten when two files become one. */
class MergedTablesTest {
    private enum Becomes {
        /** Its rows go to the survivor, and back with the undo. */
        MOVED,
        /** Copied or written for the survivor; the undo takes it off. */
        COPIED,
        /** Made anew from the rest. */
        DERIVED,
        /** Goes on speaking of the old file, which leads to the survivor. */
        STAYS
    }

    private record Fate(Becomes becomes, String why) {}

    private static Fate moved(String why) {
        return new Fate(Becomes.MOVED, why);
    }

    private static Fate derived(String why) {
        return new Fate(Becomes.DERIVED, why);
    }

    private static Fate stays(String why) {
        return new Fate(Becomes.STAYS, why);
    }

    private static final Map<String, Fate> FATES = Map.ofEntries(
            entry("access.member_id", moved("who acts for the person")),
            entry("access_grant.member_id", moved("what was handed to the person; open ones are closed")),
            entry(
                    "attempt_match.member_id",
                    moved("what happened at the door, unless the try is the survivor's already")),
            entry("access_request.nearest", moved("whom the desk is asked about")),
            entry("escalation.member_id", moved("what the operator was asked about the person")),
            entry("view_as.member_id", stays("a quarter of an hour of looking, long over")),
            entry("message.member_id", moved("what was sent to the person")),
            entry("member_address.member_id", moved("leads to the person, as former")),
            entry("member_username.member_id", moved("leads to the person, as former")),
            entry("member_card.member_id", moved("is in the person's pocket")),
            entry("member.merged_into", moved("a chain leads in one step")),
            entry("member_tag.member_id", new Fate(Becomes.COPIED, "the survivor has the tags of both")),
            entry("not_same.a", new Fate(Becomes.COPIED, "whoever is not the one is not the other either")),
            entry("not_same.b", new Fate(Becomes.COPIED, "as a")),
            entry("member_search.member_id", derived("the survivor is found by what the old file says")),
            entry("member_near.member_id", derived("as search")),
            entry("member_access.member_id", derived("the projection of the checks")),
            entry("member_finding.member_id", derived("the projection of the checks")),
            entry("refresh_queue.member_id", derived("who is looked at anew")),
            entry("member.id", stays("the old file itself: its number and external id lead on")),
            entry("erasure.member_id", stays("asked for a file that was off the list; a merge ends it undone")),
            entry("import_row.member_id", stays("a report says what that list did")),
            entry(
                    "mailing_recipient.member_id",
                    stays("whom a mailing was for; an old file's mail is moved with its messages")),
            entry("mailing_part.members", stays("a list that is being worked off: an old file gets none")),
            entry("bulk_part.members", stays("a list that is being worked off: an old file is invited no more")),
            entry("audit.subject_id", stays("only added and read; the survivor's history reads both")),
            entry("audit_text.subject_id", stays("belongs to its sentence")),
            entry("inbound_request.subject", stays("a link, whose grant has moved; gone within a day")),
            entry("merge.survivor", stays("what was merged")),
            entry("merge.absorbed", stays("what was merged")),
            entry("merge_row.old_member", stays("where a row was before")));

    @Test
    void every_column_that_may_hold_a_member_says_what_becomes_of_it() {
        var sql = JdbcClient.create(TestDatabase.owner());
        var found = new TreeSet<>(sql.sql("""
                        select t.relname || '.' || a.attname from pg_constraint c
                        join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid and f.relname = 'member'
                        cross join unnest(c.conkey) k(num) join pg_attribute a on a.attrelid = t.oid and a.attnum = k.num
                        where c.contype = 'f' and a.attname <> 'club_id'
                        union select c.table_name || '.' || c.column_name from information_schema.columns c
                        where c.table_schema = 'public' and c.udt_name in ('uuid', '_uuid')
                          and (c.column_name ~ 'member|subject|survivor|absorbed|nearest|merged|person')
                        """).query(String.class).list());
        found.add("member.id");
        assertThat(found).isEqualTo(new TreeSet<>(FATES.keySet()));
        assertThat(FATES.values()).allSatisfy(fate -> assertThat(fate.why()).isNotBlank());
    }
}
