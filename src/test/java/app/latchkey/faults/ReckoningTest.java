package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.Step;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Every violation is planted, seen, and taken back. */
class ReckoningTest {
    @TempDir
    private static Path home;

    private static SmtpHouse house;
    private static UUID arrived;
    private static UUID waiting;
    private static UUID member;
    private static UUID another;

    private SingleConnectionDataSource connection;
    private JdbcClient sql;

    @BeforeAll
    static void two_clubs_a_mail_that_arrived_and_one_that_waits() throws Exception {
        house = new SmtpHouse(home);
        house.newClub();
        another = UUID.fromString(house.add(house.address("zoe")));
        house.newClub();
        member = UUID.fromString(house.add(house.address("ada")));
        arrived = house.invite(member.toString());
        house.becomes(arrived, "ACCEPTED");
        house.plays(Step.RCPT, Play.answer("451 4.3.2 System overloaded"));
        waiting = house.invited(house.address("bob"));
        house.becomes(waiting, "DELAYED");
        house.reckon();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        connection = new SingleConnectionDataSource(house.ownersConnection(), true);
        connection.getConnection().setAutoCommit(false);
        sql = JdbcClient.create(connection);
    }

    @AfterEach
    void take_it_back() throws SQLException {
        connection.getConnection().rollback();
        connection.destroy();
    }

    private List<String> kinds(List<Received> received, Promises promises) {
        return new Reckoning(sql, received, promises)
                .violations().stream()
                        .map(found -> found.substring(0, found.indexOf(' ')))
                        .distinct()
                        .toList();
    }

    private List<String> kinds() {
        return kinds(house.smtp.received(), house.promises);
    }

    private void plant(String statement, UUID id) {
        assertThat(sql.sql(statement).param("id", id).update())
                .as("rows planted")
                .isPositive();
    }

    private static Received mail() {
        return house.newest(house.address("ada"));
    }

    private static List<Received> with(Received more) {
        return Stream.concat(house.smtp.received().stream(), Stream.of(more)).toList();
    }

    @Test
    void all_is_well() {
        assertThat(kinds()).isEmpty();
        assertThat(house.promises.added).hasSizeGreaterThan(2);
        assertThat(house.promises.mailed).hasSizeGreaterThan(1);
    }

    @Test
    void an_acknowledged_member_that_is_missing_is_seen() {
        var promises = new Promises();
        promises.added.add(
                new Promises.Added("", "eve@x.example", "", Optional.empty(), Optional.of(UUID.randomUUID())));
        assertThat(kinds(house.smtp.received(), promises)).containsExactly("UNWRITTEN", "UNAUDITED");
    }

    @Test
    void an_acknowledged_member_without_a_word_in_the_audit_is_seen() {
        plant("update audit set sentence_code = 'members.audit.changed' where subject_id = :id", member);
        assertThat(kinds()).containsExactly("UNAUDITED");
    }

    @Test
    void an_acknowledged_mail_that_is_missing_is_seen() {
        var promises = new Promises();
        promises.mailed.add(new Promises.Mailed(UUID.randomUUID(), ""));
        assertThat(kinds(house.smtp.received(), promises)).containsExactly("UNWRITTEN");
        plant("delete from message_event where message_id = :id", waiting);
        assertThat(kinds()).containsExactly("UNWRITTEN");
    }

    @Test
    void a_mail_that_is_said_to_be_taken_and_never_arrived_is_seen() {
        var without = new ArrayList<>(house.smtp.received());
        without.remove(mail());
        assertThat(kinds(without, house.promises)).containsExactly("LOST");
    }

    @Test
    void a_mail_that_waits_and_that_nobody_will_send_is_seen() {
        plant("delete from ready_access where message_id = :id", waiting);
        assertThat(kinds()).containsExactly("LOST");
    }

    @Test
    void a_mail_that_arrived_twice_is_seen_unless_it_is_declared_for_an_access_mail() {
        assertThat(kinds(with(mail()), house.promises)).containsExactly("TWICE");
        plant("update message_attempt set outcome = 'UNKNOWN' where message_id = :id", arrived);
        assertThat(kinds(with(mail()), house.promises)).as("declared").isEmpty();
        plant("update message set lane = 'REMINDER' where id = :id", arrived);
        assertThat(kinds(with(mail()), house.promises))
                .as("a reminder is not sent again")
                .containsExactly("TWICE");
    }

    @Test
    void a_mail_that_arrived_elsewhere_and_one_of_nobody_are_seen() {
        var mail = mail();
        var elsewhere = new ArrayList<>(house.smtp.received());
        elsewhere.remove(mail);
        elsewhere.add(new Received(mail.at(), mail.from(), "eve@x.example", mail.raw()));
        assertThat(kinds(elsewhere, house.promises)).containsExactly("ELSEWHERE");
        var nobodys = mail.raw().replace(arrived.toString(), UUID.randomUUID().toString());
        assertThat(kinds(with(new Received(mail.at(), mail.from(), mail.to(), nobodys)), house.promises))
                .containsExactly("NOBODYS");
    }

    @Test
    void a_row_that_names_another_clubs_is_seen_in_a_table_without_a_foreign_key_and_where_one_was_dropped() {
        var other = "(select club_id from member where id = '" + another + "')";
        plant("update ready_access set club_id = " + other + " where message_id = :id", waiting);
        assertThat(kinds()).containsExactly("FOREIGN");
        sql.sql("update ready_access r set club_id = (select club_id from message m where m.id = r.message_id)")
                .update();
        assertThat(kinds()).isEmpty();
        plant("update audit set club_id = " + other + " where subject_id = :id", member);
        assertThat(kinds()).containsExactly("FOREIGN");
        connectionRollsBack();
        for (var key : sql.sql(
                        "select conname from pg_constraint where conrelid = 'message'::regclass and contype = 'f'")
                .query(String.class)
                .list()) sql.sql("alter table message drop constraint " + key).update();
        plant("update message set member_id = '" + another + "' where id = :id", waiting);
        assertThat(kinds()).containsExactly("FOREIGN");
    }

    private void connectionRollsBack() {
        try {
            connection.getConnection().rollback();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
