package app.latchkey.house;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The data rules, read from PostgreSQL's own catalogue after all migrations. */
class CatalogTest {
    /** Reached only by key: accounts over all clubs, the installation, and ready tables of ids without personal data. */
    static final Set<String> GLOBAL_TABLES = Set.of(
            "account",
            "account_address",
            "account_club",
            "account_erasure",
            "address_delivery",
            "attempt_global",
            "club",
            "club_slug",
            "confirmation",
            "device",
            "domain_pause",
            "epoch",
            "erasure_journal",
            "escalation_open",
            "inbound_request",
            "lane_hold",
            "lane_minute",
            "lane_pause",
            "link_route",
            "lost_factor",
            "mail_domain",
            "mailed_code",
            "operator",
            "operator_link",
            "our_refusal",
            "passkey",
            "passkey_challenge_used",
            "password",
            "ready_access",
            "ready_bulk",
            "ready_erasure",
            "ready_import",
            "ready_mailing",
            "ready_reminder",
            "ready_service",
            "ready_writing",
            "recovery_code",
            "refresh_queue",
            "relay_state",
            "reset",
            "scheduled_tasks",
            "session",
            "shared_device",
            "stop_journal",
            "throttle",
            "totp",
            "unknown_address_mail");

    private static final Set<String> NOT_OURS = Set.of("flyway_schema_history");

    private static final String TABLES = """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1
            """;
    private static final String FIRST_IN_UNIQUE = """
            select t.relname || ' ' || i.relname || ' ' || coalesce(a.attname, 'expression') from pg_index x
            join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
            join pg_namespace n on n.oid = t.relnamespace
            left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
            where n.nspname = 'public' and (x.indisunique or x.indisexclusion)
            """;
    private static final String FOREIGN_KEYS = """
            select t.relname || ' ' || f.relname || ' ' ||
              (select string_agg(a.attname, ',' order by k.ord) from unnest(c.conkey) with ordinality k(num, ord)
               join pg_attribute a on a.attrelid = t.oid and a.attnum = k.num)
            from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
            where c.contype = 'f'
            """;
    private static final String NOT_FOUND_BY = """
            select t.relname || '.' || a.attname from pg_class t join pg_attribute a on a.attrelid = t.oid
            where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and a.attnum > 0
              and not a.attisdropped and a.attname in ('id', 'member_id', 'account_id') and not exists (
                select from pg_index x left join pg_attribute f on f.attrelid = t.oid and f.attnum = x.indkey[0]
                where x.indrelid = t.oid and (x.indkey[0] = a.attnum or f.attname = 'club_id' and x.indkey[1] = a.attnum))
            order by 1
            """;
    private static final String POLICIES = """
            select tablename || ' ' || array_to_string(roles, ',') from pg_policies where schemaname = 'public'
            """;

    private final JdbcClient sql = JdbcClient.create(TestDatabase.owner());

    static List<String> clubTables() {
        return JdbcClient.create(TestDatabase.owner()).sql(TABLES).query(String.class).list().stream()
                .filter(table -> !GLOBAL_TABLES.contains(table) && !NOT_OURS.contains(table))
                .toList();
    }

    private List<String> list(String statement) {
        return sql.sql(statement).query(String.class).list();
    }

    private static boolean clubTable(String line) {
        return clubTables().contains(line.split(" ")[0]);
    }

    @Test
    void every_listed_table_is_there() {
        assertThat(list(TABLES)).containsAll(GLOBAL_TABLES);
        assertThat(clubTables())
                .contains("member", "access", "message", "audit")
                .hasSizeGreaterThan(25);
    }

    @Test
    void a_clubs_rows_carry_the_club_first_in_every_unique_index() {
        var unique =
                list(FIRST_IN_UNIQUE).stream().filter(CatalogTest::clubTable).toList();
        assertThat(unique).allSatisfy(line -> assertThat(line).endsWith(" club_id"));
        assertThat(unique.stream().map(line -> line.split(" ")[0]).distinct()).containsAll(clubTables());
    }

    /** Else all rows of a club are read for one of them: at a desk of ten nobody sees it, in a chain every sign-in waits. */
    @Test
    void what_is_looked_for_by_its_id_or_by_a_person_has_an_index_that_begins_so() {
        var neverLookedForSo = List.of(
                "attempt.account_id",
                "attempt_global.account_id",
                "import_row.member_id",
                "mailed_code.account_id",
                "mailing_recipient.member_id",
                "reception_seat.account_id",
                "totp.id");
        assertThat(list(NOT_FOUND_BY)).isEqualTo(neverLookedForSo);
    }

    /** What somebody is found or known by compares by bytes, whatever the server's language thinks equal or in order. */
    @Test
    void what_identifies_is_compared_by_its_bytes() {
        assertThat(list("""
                        select c.table_name || '.' || c.column_name from information_schema.columns c
                        where c.table_schema = 'public' and c.data_type = 'text' and c.collation_name is distinct from 'C'
                          and (c.column_name in ('key', 'address_key', 'phone_key', 'phone_e164', 'domain', 'slug',
                              'external_id', 'sort_key', 'name_key')
                            or c.table_name in ('member_username', 'member_card') and c.column_name in ('name', 'number'))
                        order by 1
                        """)).isEmpty();
    }

    @Test
    void row_33_every_moment_is_kept_with_its_zone() {
        assertThat(list("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'public' and table_name <> 'flyway_schema_history'
                          and data_type in ('timestamp without time zone', 'time without time zone', 'time with time zone')
                        """)).isEmpty();
    }

    @Test
    void the_column_of_the_club_is_never_empty() {
        assertThat(list("""
                        select table_name from information_schema.columns
                        where table_schema = 'public' and column_name = 'club_id' and is_nullable = 'NO'
                        """)).containsAll(clubTables());
    }

    /** Keys to an account or to the club itself hold no other club's id, since these tables are global. */
    @Test
    void a_clubs_rows_point_only_at_rows_of_the_same_club() {
        var single = list(FOREIGN_KEYS).stream()
                .filter(CatalogTest::clubTable)
                .filter(line -> !line.split(" ")[2].startsWith("club_id,"))
                .map(line -> line.split(" ")[1])
                .distinct();
        assertThat(single).isSubsetOf("account", "club");
    }

    @Test
    void rows_of_a_club_are_behind_policies_enabled_and_forced() {
        assertThat(list("select relname from pg_class where relrowsecurity and relforcerowsecurity order by 1"))
                .containsExactlyElementsOf(clubTables());
    }

    @Test
    void each_role_has_exactly_one_policy_on_each_table_of_a_club() {
        var wanted =
                clubTables().stream().flatMap(table -> Stream.of(table + " latchkey_app", table + " latchkey_owner"));
        var search = Stream.of("member_search latchkey_search");
        assertThat(list(POLICIES))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(wanted, search).toList());
    }

    @Test
    void the_policy_of_the_application_has_no_club_by_default() {
        assertThat(list("select distinct qual from pg_policies where 'latchkey_app' = any(roles)"))
                .singleElement()
                .asString()
                .contains("current_setting('app.club_id'::text)", "club_id =")
                .doesNotContain("true", "COALESCE");
        assertThat(list("select distinct with_check = qual from pg_policies where 'latchkey_app' = any(roles)"))
                .containsExactly("t");
    }

    @Test
    void the_application_owns_nothing_and_cannot_step_over_policies() {
        assertThat(list("select relname from pg_class where relowner = 'latchkey_app'::regrole"))
                .isEmpty();
        assertThat(list("select proname from pg_proc where proowner = 'latchkey_app'::regrole"))
                .isEmpty();
        assertThat(list("select nspname from pg_namespace where nspowner = 'latchkey_app'::regrole"))
                .isEmpty();
        assertThat(list("select rolname from pg_roles where rolname in ('latchkey_app', 'latchkey_search')"
                        + " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)"))
                .isEmpty();
        assertThat(list("select roleid::regrole::text from pg_auth_members where member = 'latchkey_app'::regrole"))
                .isEmpty();
        assertThat(list("select 'create' where has_schema_privilege('latchkey_app', 'public', 'create')"))
                .isEmpty();
    }

    @Test
    void what_happened_is_only_added_and_read() {
        for (var table : List.of("attempt", "message_event", "audit")) {
            var may = new TreeSet<>(list("""
                    select lower(privilege_type) from information_schema.role_table_grants
                    where grantee = 'latchkey_app' and table_name = '%s'
                    """.formatted(table)));
            assertThat(may).as(table).containsExactly("insert", "select");
        }
    }

    @Test
    void no_table_may_be_emptied_or_given_triggers_by_the_application() {
        assertThat(list("""
                        select table_name || ' ' || privilege_type from information_schema.role_table_grants
                        where grantee in ('latchkey_app', 'PUBLIC') and table_schema = 'public'
                          and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
                        """)).isEmpty();
    }

    @Test
    void nothing_happens_behind_a_statement() {
        assertThat(list("select tgname from pg_trigger where not tgisinternal")).isEmpty();
        assertThat(list("select rulename from pg_rules where schemaname = 'public'"))
                .isEmpty();
        assertThat(list("select conname from pg_constraint where condeferrable"))
                .isEmpty();
    }

    @Test
    void texts_with_a_check_take_the_place_of_enum_types() {
        assertThat(list("select typname from pg_type where typtype = 'e'")).isEmpty();
    }

    @Test
    void functions_that_step_over_policies_are_the_three_of_the_search_the_one_that_forgets_and_those_that_erase() {
        assertThat(list("select proname from pg_proc p join pg_namespace n on n.oid = pronamespace"
                        + " where nspname = 'public' and prosecdef order by 1"))
                .containsExactly(
                        "erase_account", "erase_member", "find_among_first", "find_members", "forget_attempts");
    }
}
