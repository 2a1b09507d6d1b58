package app.latchkey.house;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.accounts.Accounts;
import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.house.Statements.Statement;
import app.latchkey.integration.keys.ApiKeys;
import app.latchkey.integration.keys.Scope;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL itself reads every statement. Then the net under the statements is tried: each one that reads a club's table
 * runs again with its predicate on the club taken out, as the application role, inside a transaction of one club, while
 * another club has rows in the same tables. What is proven: with a forgotten {@code club_id = :club} the policies let no
 * row of the other club through, neither as a result nor counted. Ids of both clubs are known to the test, so that a
 * foreign row is recognised by any id, address or name that only the other club has.
 */
class SqlCheckTest {
    private static final List<Statement> ALL = Statements.all();
    private static final Pattern PREDICATE = Pattern.compile(
            "(?i)\\b(?:[a-z_]+\\.)?club_id\\s*=\\s*(?::club\\b(?:::uuid)?)|(?::club\\b(?:::uuid)?)\\s*=\\s*(?:[a-z_]+\\.)?club_id");
    private static final String FOREIGN = "Zebulon";

    private static Club ours;
    private static Club theirs;
    private static List<String> clubTables;

    @BeforeAll
    static void two_clubs_with_members_and_invitations() {
        clubTables = CatalogTest.clubTables();
        ours = seeded("Ottoline");
        theirs = seeded(FOREIGN);
    }

    private static Club seeded(String first) {
        var club = RunningHouse.club("FR");
        var lea = RunningHouse.staff(club, Role.OWNER);
        var desk = "/" + club.slug() + "/desk/";
        for (var n = 0; n < 3; n++) {
            var form = Map.of(
                    "first",
                    first,
                    "last",
                    "Roux",
                    "email",
                    first + n + "@riverside.example",
                    "birth",
                    "198" + n,
                    "phone",
                    "061234567" + n,
                    "tags",
                    "judo",
                    "evenSo",
                    "true");
            assertThat(lea.post(desk + "members/new", form).statusCode()).isEqualTo(303);
        }
        lea.post(desk + "access/invitations", Map.of("confirmed", "1"));
        lea.post("/" + club.slug() + "/", Map.of("identifier", first + "1@riverside.example", "password", "wrong"));
        lea.post(desk + "mailings/new", Map.of("to", "ALL", "subject", first, "body", "Hello"));
        lea.upload(desk + "members/import", "file", "list.csv", "first name,last name\n" + first + ",Berg\n");
        RunningHouse.bean(ApiKeys.class).create(club.id(), Actor.COMMAND_LINE, first, Set.of(Scope.CLUB_READ));
        getsIn(club, first);
        return club;
    }

    private static void getsIn(Club club, String first) {
        RunningHouse.bean(Transactions.class).inClub(club.id(), () -> {
            var member = RunningHouse.bean(MemberFiles.class)
                    .byAddress(club.id(), first.toLowerCase(Locale.ROOT) + "0@riverside.example", true)
                    .getFirst();
            var account = RunningHouse.bean(Accounts.class).create(first, Locale.ENGLISH);
            RunningHouse.bean(Accesses.class)
                    .give(
                            club.id(),
                            member,
                            account,
                            Access.Relation.SELF,
                            Optional.empty(),
                            "INVITATION",
                            Optional.empty());
        });
    }

    @Test
    void the_statements_are_found() {
        assertThat(ALL).hasSizeGreaterThan(150);
        assertThat(ALL.stream().map(Statement::name)).contains("access.grants.Grants.USE", "clubs.Staff.FIND");
    }

    @Test
    void postgresql_understands_every_statement() throws SQLException {
        var failed = new ArrayList<String>();
        try (var connection = TestDatabase.app().getConnection()) {
            for (var statement : ALL) {
                try (var session = connection.createStatement()) {
                    session.execute("prepare checked as " + statement.numbered());
                    session.execute("deallocate checked");
                } catch (SQLException refused) {
                    failed.add(statement.name() + ": " + refused.getMessage());
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    /** Neither a session's zone nor its day: those of a club come as parameters. */
    @Test
    void row_33_no_statement_asks_for_the_day_or_the_hour_of_its_session() {
        var ofTheSession = Pattern.compile(
                "(?i)\\b(current_date|current_time|localtime|localtimestamp)\\b|now\\(\\)\\s*::\\s*(date|time|timestamp\\b)"
                        + "|date_trunc\\(\\s*'\\w+'\\s*,\\s*[^,)]+\\)");
        assertThat(ALL.stream()
                        .filter(statement ->
                                ofTheSession.matcher(statement.sql()).find())
                        .map(Statement::name))
                .isEmpty();
    }

    /** Locks are those of rows, and a row stays with its club. */
    @Test
    void no_statement_notifies_or_locks_beside_the_rows_or_moves_a_row_to_another_club() {
        var beside = Pattern.compile(
                "(?i)\\b(notify|listen|pg_notify|pg_\\w*advisory\\w*|lock\\s+table)\\b|\\bset\\s+club_id\\b|,\\s*club_id\\s*=\\s*[^,]*\\bwhere\\b");
        assertThat(beside.matcher("update member set club_id = :other where id = :id")
                        .find())
                .isTrue();
        assertThat(ALL.stream()
                        .filter(statement -> beside.matcher(statement.sql()).find())
                        .map(Statement::name))
                .isEmpty();
    }

    /** Joined with what it takes from, "the one that nobody holds" is looked for anew for each row, and all of them are taken. */
    @Test
    void whoever_takes_one_row_asks_for_it_by_equality_and_never_by_membership() {
        var takesAll = Pattern.compile("(?is)\\bin\\s*\\(\\s*select.*?limit 1\\s+for\\s+(no key )?update");
        assertThat(takesAll.matcher("delete from q where id in (select id from q limit 1 for update skip locked)")
                        .find())
                .isTrue();
        assertThat(ALL.stream()
                        .filter(statement -> takesAll.matcher(statement.sql()).find())
                        .map(Statement::name))
                .isEmpty();
    }

    @Test
    void every_statement_about_a_clubs_table_names_the_club() {
        assertThat(ALL.stream()
                        .filter(statement -> !statement.tables(clubTables).isEmpty())
                        .filter(statement -> !statement.parameters().contains("club"))
                        .map(Statement::name))
                .isEmpty();
    }

    @Test
    void both_clubs_have_rows_that_could_leak() throws SQLException {
        try (var connection = TestDatabase.owner().getConnection()) {
            for (var table : List.of(
                    "member",
                    "member_address",
                    "member_search",
                    "access_grant",
                    "grant_link",
                    "message",
                    "audit",
                    "attempt",
                    "staff",
                    "role",
                    "access",
                    "api_key",
                    "mailing",
                    "import"))
                for (var club : List.of(ours, theirs))
                    assertThat(count(
                                    connection,
                                    "select count(*) from " + table + " where club_id = '"
                                            + club.id().value() + "'"))
                            .as(table)
                            .isPositive();
        }
    }

    @Test
    void no_table_of_a_club_shows_another_clubs_rows_or_any_without_a_club() throws SQLException {
        try (var connection = TestDatabase.app().getConnection()) {
            for (var table : clubTables) {
                enter(connection, ours);
                assertThat(count(
                                connection,
                                "select count(*) from " + table + " where club_id <> '"
                                        + ours.id().value() + "'"))
                        .as(table)
                        .isZero();
                connection.rollback();
                // A queue that is empty at this moment has no row on which the policy could fail.
                assertThat(refused(connection, "select * from " + table) || empty(connection, table))
                        .as(table)
                        .isTrue();
            }
        }
    }

    @Test
    void a_statement_that_forgets_its_club_reads_no_row_of_another() throws SQLException {
        assertThat(forgetful()).hasSizeGreaterThan(100);
        try (var connection = TestDatabase.app().getConnection()) {
            assertThat(leaking(connection)).isEmpty();
        }
    }

    /** The same statements, with the same values, by the tables' owner: what the policies keep back. */
    @Test
    void without_the_policies_the_same_statements_leak() throws SQLException {
        var leaking = new ArrayList<String>();
        try (var app = TestDatabase.app().getConnection();
                var owner = TestDatabase.owner().getConnection()) {
            for (var statement : forgetful())
                for (var id : theirIds()) {
                    var here = answer(app, statement, id);
                    if (here.containsAll(answer(owner, statement, id))) continue;
                    leaking.add(statement.name());
                    break;
                }
        }
        assertThat(leaking)
                .contains("clubs.Staff.FIND", "access.grants.Grants.FIND", "messages.Messages.ONE")
                .hasSizeGreaterThan(70);
    }

    private static List<List<String>> answer(Connection connection, Statement statement, UUID id) throws SQLException {
        enter(connection, ours);
        try {
            return rows(connection, open(statement), id);
        } finally {
            connection.rollback();
        }
    }

    private static List<Statement> forgetful() {
        return ALL.stream()
                .filter(statement -> statement.reads()
                        && !statement.tables(clubTables).isEmpty()
                        && !open(statement).sql().equals(statement.sql()))
                .toList();
    }

    private static Statement open(Statement statement) {
        return new Statement(
                statement.name(), PREDICATE.matcher(statement.sql()).replaceAll("true"));
    }

    /** Which answer with anything of the other club, whichever of its ids they are asked with. */
    private static List<String> leaking(Connection connection) throws SQLException {
        var foreign = foreignMarks();
        var leaking = new ArrayList<String>();
        for (var statement : forgetful())
            for (var id : theirIds()) {
                var rows = answer(connection, statement, id);
                if (rows.stream().anyMatch(row -> !Collections.disjoint(row, foreign))) {
                    leaking.add(statement.name());
                    break;
                }
            }
        return leaking;
    }

    private static List<UUID> ids;
    private static Set<String> marks;

    /** One of each column of their tables, the member first. */
    private static List<UUID> theirIds() throws SQLException {
        if (ids != null) return ids;
        var found = new LinkedHashSet<UUID>();
        try (var connection = TestDatabase.owner().getConnection()) {
            for (var column : idColumns(connection))
                values(connection, column, theirs).stream()
                        .findFirst()
                        .map(UUID::fromString)
                        .ifPresent(found::add);
        }
        ids = List.copyOf(found);
        return ids;
    }

    /** Whatever only the other club has: all ids in its rows that stand in none of ours, and the texts that were typed there. */
    private static Set<String> foreignMarks() throws SQLException {
        if (marks != null) return marks;
        var foreign = new HashSet<String>();
        var own = new HashSet<String>();
        try (var connection = TestDatabase.owner().getConnection()) {
            for (var column : idColumns(connection)) {
                foreign.addAll(values(connection, column, theirs));
                own.addAll(values(connection, column, ours));
            }
        }
        foreign.removeAll(own);
        foreign.add(theirs.id().value().toString());
        for (var n = 0; n < 3; n++) foreign.add(FOREIGN.toLowerCase(Locale.ROOT) + n + "@riverside.example");
        foreign.add(FOREIGN);
        marks = Set.copyOf(foreign);
        return marks;
    }

    /** Statements that read each column of ids of the clubs' tables, to be ended by a club. */
    private static List<String> idColumns(Connection connection) throws SQLException {
        var columns = new ArrayList<String>(List.of("select id::text from member"));
        try (var session = connection.createStatement();
                var all = session.executeQuery(
                        "select 'select ' || quote_ident(column_name) || '::text from ' || table_name"
                                + " from information_schema.columns where table_schema = 'public' and data_type = 'uuid'"
                                + " and column_name <> 'club_id' and table_name = any(array['"
                                + String.join("','", clubTables)
                                + "']) order by 1")) {
            while (all.next()) columns.add(all.getString(1));
        }
        return columns;
    }

    private static List<String> values(Connection connection, String column, Club club) throws SQLException {
        var found = new ArrayList<String>();
        try (var session = connection.createStatement();
                var rows = session.executeQuery(
                        column + " where club_id = '" + club.id().value() + "'")) {
            while (rows.next()) if (rows.getString(1) != null) found.add(rows.getString(1));
        }
        return found;
    }

    private static void enter(Connection connection, Club club) throws SQLException {
        connection.setAutoCommit(false);
        try (var session = connection.createStatement()) {
            session.execute("set local app.club_id = '" + club.id().value() + "'");
        }
    }

    /** All its rows; every parameter but the club is given a value of its type that matches as much as can be. */
    private static List<List<String>> rows(Connection connection, Statement statement, UUID id) throws SQLException {
        try (var session = connection.createStatement()) {
            session.execute("prepare tried as " + statement.numbered());
            try {
                var types = new ArrayList<String>();
                try (var known = session.executeQuery(
                        "select unnest(parameter_types)::text from pg_prepared_statements" + " where name = 'tried'")) {
                    while (known.next()) types.add(known.getString(1));
                }
                var values = new ArrayList<String>();
                for (var n = 0; n < types.size(); n++)
                    values.add(value(statement.parameters().get(n), types.get(n), id));
                var call = values.isEmpty() ? "" : "(" + String.join(", ", values) + ")";
                try (var result = session.executeQuery("execute tried" + call)) {
                    return read(result);
                }
            } finally {
                if (!connection.isClosed() && !aborted(connection)) session.execute("deallocate tried");
            }
        } catch (SQLException failed) {
            throw new SQLException(statement.name() + ": " + failed.getMessage() + "\n" + statement.sql(), failed);
        }
    }

    private static boolean aborted(Connection connection) {
        try (var session = connection.createStatement()) {
            session.execute("select 1");
            return false;
        } catch (SQLException dead) {
            return true;
        }
    }

    private static String value(String name, String type, UUID id) {
        if (name.equals("club")) return "'" + ours.id().value() + "'";
        if (type.equals("uuid[]")) return "array['" + id + "'::uuid]";
        return switch (type) {
            case "uuid" -> "'" + id + "'";
            case "text", "character", "character varying" -> "'" + FOREIGN.toLowerCase() + "1@riverside.example'";
            case "text[]" -> "array['" + FOREIGN.toLowerCase() + "1@riverside.example', '" + FOREIGN + "']";
            case "boolean" -> "true";
            case "bytea" -> "'\\x00'";
            case "bytea[]" -> "array['\\x00'::bytea]";
            case "timestamp with time zone" -> "'2000-01-01'";
            case "date" -> "'2000-01-01'";
            case "jsonb" -> "'[]'";
            case "integer[]", "bigint[]" -> "array[1001]";
            default -> "1001";
        };
    }

    private static List<List<String>> read(ResultSet result) throws SQLException {
        var rows = new ArrayList<List<String>>();
        while (result.next()) {
            var row = new ArrayList<String>();
            for (var n = 1; n <= result.getMetaData().getColumnCount(); n++)
                row.add(String.valueOf(result.getString(n)));
            rows.add(row);
        }
        return rows;
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var session = connection.createStatement();
                var row = session.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static boolean empty(Connection connection, String table) throws SQLException {
        try {
            return count(connection, "select count(*) from " + table) == 0;
        } finally {
            connection.rollback();
        }
    }

    private static boolean refused(Connection connection, String sql) throws SQLException {
        try (var session = connection.createStatement()) {
            session.execute(sql);
            return false;
        } catch (SQLException noClub) {
            return true;
        } finally {
            connection.rollback();
        }
    }
}
