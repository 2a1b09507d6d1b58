package app.latchkey.access;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.TestDatabase;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every table that points at a member or an account, read from PostgreSQL's catalogue: none is forgotten by an erasure. */
class ErasedTablesTest {
    private enum Becomes {
        /** Its rows are deleted. */
        GONE,
        /** Its rows stay without what can identify somebody. */
        BLANKED,
        /** Its rows stay as they are: ids, moments and codes. */
        STAYS
    }

    private record Fate(Becomes becomes, String why) {}

    private static Fate gone(String why) {
        return new Fate(Becomes.GONE, why);
    }

    private static Fate blanked(String why) {
        return new Fate(Becomes.BLANKED, why);
    }

    private static Fate stays(String why) {
        return new Fate(Becomes.STAYS, why);
    }

    private static final Map<String, Fate> OF_A_MEMBER = Map.ofEntries(
            entry("member", blanked("its number stays, so that what points at it still leads somewhere")),
            entry("member_address", gone("addresses")),
            entry("member_username", gone("made of the name")),
            entry("member_card", gone("what is in the person's pocket")),
            entry("member_tag", gone("what the club says of the person")),
            entry("member_search", gone("every text of the file")),
            entry("member_near", gone("every text of the file")),
            entry("member_access", gone("its evidence has addresses")),
            entry("member_finding", gone("the projection")),
            entry("refresh_queue", gone("nobody is to be looked at anew")),
            entry("not_same", gone("said of the person")),
            entry("access", blanked("who acted is the account's matter; the device's words go")),
            entry("access_grant", blanked("addresses of it and of its links, and what was checked")),
            entry("attempt_match", gone("with the typed texts, networks and devices of the tries")),
            entry("access_request", blanked("what was typed and written, with answers and devices")),
            entry("message", blanked("address, parameters, the server's words")),
            entry("audit", stays("that something was done; it holds ids and codes only")),
            entry("audit_text", gone("the part that can identify somebody")),
            entry("import_row", blanked("name and address of the line; the uploaded list goes after 30 days")),
            entry("bulk_part", stays("ids, for minutes")),
            entry("inbound_request", stays("ids and sealed text, for a day")),
            entry("mailing_recipient", stays("that a mailing was for the person; ids only")),
            entry("mailing_part", stays("ids, for minutes")),
            entry("merge", stays("that two files became one")),
            entry("merge_row", gone("rows as they were before")),
            entry("view_as", stays("who of the staff looked, and when")),
            entry("escalation", blanked("facts and words")),
            entry("erasure", stays("who asked for it, and when")));

    private static final Map<String, Fate> OF_AN_ACCOUNT = Map.ofEntries(
            entry("account", blanked("the name; the id stays, since clubs' rows point at it")),
            entry("account_address", gone("addresses")),
            entry("account_club", gone("my clubs")),
            entry("account_erasure", gone("done")),
            entry("password", gone("a credential")),
            entry("passkey", gone("a credential")),
            entry("totp", gone("a credential")),
            entry("recovery_code", gone("a credential")),
            entry("device", gone("devices")),
            entry("session", gone("devices")),
            entry("mailed_code", gone("also those to its addresses")),
            entry("confirmation", gone("addresses")),
            entry("reset", gone("addresses")),
            entry("lost_factor", gone("of a factor that is gone")),
            entry("staff_pin", gone("a credential")),
            entry("reception_seat", gone("where it was shown")),
            entry("operator", stays("that somebody ran the installation")),
            entry("operator_link", stays("that a link was used")),
            entry("access", blanked("ended; the clubs' files are the clubs'")),
            entry("message", blanked("address, parameters, the server's words")),
            entry("attempt", stays("a try at a club's door, 31 days")),
            entry("attempt_global", stays("a try at the sign-in of no club, 31 days")),
            entry("audit", stays("that something was done, by an id")),
            entry("member", stays("who of the staff removed it or switched it off")),
            entry("access_grant", stays("who made it, who used it")),
            entry("access_request", stays("who dealt with it")),
            entry("club", stays("who closed its door")),
            entry("staff", stays("who worked at a desk, and until when")),
            entry("merge", stays("who did it")),
            entry("not_same", stays("who said it")),
            entry("import", stays("who did it")),
            entry("bulk_invitation", stays("who did it")),
            entry("mailing", stays("who wrote it")),
            entry("access_request_answer", stays("who answered")),
            entry("escalation", stays("who asked")),
            entry("escalation_words", stays("who wrote, as staff or operator")),
            entry("view_as", stays("who looked")),
            entry("shared_device", stays("who set it up")),
            entry("api_key", stays("who made it")),
            entry("address_state", stays("who of the staff said that nothing goes there")),
            entry("mail_wording", stays("who worded a mail")),
            entry("unsubscription", stays("who of the staff was told that mailings are wanted again")),
            entry("erasure", stays("who asked for it")));

    private final JdbcClient sql = JdbcClient.create(TestDatabase.owner());

    private TreeSet<String> pointing(String at, String names) {
        return new TreeSet<>(sql.sql("""
                        select t.relname::text from pg_constraint c join pg_class t on t.oid = c.conrelid
                        join pg_class f on f.oid = c.confrelid and f.relname = :at where c.contype = 'f'
                        union select c.table_name from information_schema.columns c
                        where c.table_schema = 'public' and c.udt_name in ('uuid', '_uuid') and c.column_name ~ :names
                        union select :at::text
                        """)
                .param("at", at)
                .param("names", names)
                .query(String.class)
                .list());
    }

    @Test
    void every_table_that_points_at_a_member_says_what_an_erasure_makes_of_it() {
        assertThat(pointing("member", "member|subject|survivor|absorbed|nearest|merged|person"))
                .isEqualTo(new TreeSet<>(OF_A_MEMBER.keySet()));
    }

    @Test
    void every_table_that_points_at_an_account_says_what_an_erasure_makes_of_it() {
        assertThat(pointing("account", "account|_by$|_actor$")).isEqualTo(new TreeSet<>(OF_AN_ACCOUNT.keySet()));
    }

    /** What is said to be gone or blanked is named in the one function that does it. */
    @Test
    void the_functions_touch_what_they_are_said_to_touch() {
        touched("erase_member", OF_A_MEMBER);
        touched("erase_account", OF_AN_ACCOUNT);
    }

    private void touched(String function, Map<String, Fate> fates) {
        var body = sql.sql("select prosrc from pg_proc where proname = :name")
                .param("name", function)
                .query(String.class)
                .single();
        fates.forEach((table, fate) -> {
            var touches = body.matches("(?s).*(delete from|update) " + table + "\\b.*");
            var own = table.equals("erasure") && function.equals("erase_member");
            assertThat(touches || own).as(function + " " + table).isEqualTo(fate.becomes() != Becomes.STAYS || own);
            assertThat(fate.why()).isNotBlank();
        });
    }
}
