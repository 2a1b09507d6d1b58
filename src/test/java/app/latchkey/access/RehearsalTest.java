package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Role;
import app.latchkey.messages.CapturedMail;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A member's way in, gone through by the desk. */
class RehearsalTest {
    private static final Pattern OWN = Pattern.compile("staff[^ ]+@riverside\\.example");

    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));

    private Document page(String more) {
        return Jsoup.parse(riverside.desk.get(file + "/access/rehearsal" + more).body());
    }

    private String verdict() {
        return page("").select("[data-verdict]").attr("data-verdict");
    }

    private static boolean stops(Document page, String step) {
        return page.select("[data-step=" + step + "]").hasClass("bad");
    }

    /** What the rows of this file look like, all of them. */
    private String rows() {
        var id = file.substring(file.lastIndexOf('/') + 1);
        return riverside
                .sql
                .sql("select m::text || (select coalesce(string_agg(a::text, ';'), '') from member_address a"
                        + " where a.club_id = m.club_id and a.member_id = m.id)"
                        + " || (select count(*) from access_grant g where g.club_id = m.club_id and g.member_id = m.id)"
                        + " from member m where m.club_id = :club and m.id = :id::uuid")
                .param("club", riverside.club.id().value())
                .param("id", id)
                .query(String.class)
                .single();
    }

    private CapturedMail sent() {
        var own =
                OWN.matcher(page("").text()).results().findFirst().orElseThrow().group();
        var known = Riverside.mails(own).size();
        var led = Riverside.location(riverside.desk.post(file + "/access/rehearsal", Map.of()));
        var mail = riverside.newMail(own, known);
        Awaitility.await()
                .until(() -> page(led.substring(led.indexOf('?')))
                                .select("[data-arrived=true]")
                                .size()
                        == 1);
        return mail;
    }

    @Test
    void who_was_never_asked_is_asked_and_who_was_has_the_next_word() {
        assertThat(verdict()).isEqualTo("ASK");
        assertThat(stops(page(""), "FIRST")).isTrue();
        assertThat(stops(page(""), "CLUB")).isFalse();
        var link = riverside.invited(file, address);
        assertThat(verdict()).isEqualTo("MEMBER");
        riverside.accepted(link);
        assertThat(verdict()).isEqualTo("NOBODY");
        riverside.owner.post(file + "/access-switch", Map.of("off", "true", "why", "Unpaid"));
        assertThat(verdict()).isEqualTo("CLUB");
        assertThat(stops(page(""), "FILE")).isTrue();
    }

    @Test
    void the_test_mail_is_theirs_goes_to_the_staff_person_alone_and_leaves_the_file_as_it_is() {
        var before = rows();
        var mail = sent();
        assertThat(mail.subject()).startsWith("Rehearsal: ").contains("Create your account");
        assertThat(mail.text()).contains("Hello Ada").doesNotContain("/k/");
        assertThat(Riverside.mails(address)).isEmpty();
        assertThat(rows()).isEqualTo(before);
        var leads = mail.text()
                .lines()
                .filter(line -> line.contains(riverside.door + "rehearsed"))
                .findFirst();
        assertThat(leads).isPresent();
        assertThat(new Browser().get(riverside.door + "rehearsed").body()).contains("This was a rehearsal");
    }

    @Test
    void a_member_with_an_account_is_rehearsed_with_a_reset_that_resets_nothing() {
        riverside.accepted(riverside.invited(file, address));
        var mail = sent();
        assertThat(mail.text()).doesNotContain("/k/");
        assertThat(riverside.count("reset where club_id = :club")).isZero();
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isTrue();
    }

    @Test
    void nobody_reads_what_became_of_another_ones_test_mail() {
        var led = Riverside.location(riverside.desk.post(file + "/access/rehearsal", Map.of()));
        var colleague = RunningHouse.staff(riverside.club, Role.MANAGER);
        assertThat(colleague.get(led).body()).doesNotContain("data-arrived");
    }

    @Test
    void a_coach_rehearses_nobody() {
        var coach = RunningHouse.staff(riverside.club, Role.COACH);
        assertThat(coach.get(file + "/access/rehearsal").statusCode()).isEqualTo(403);
        assertThat(coach.post(file + "/access/rehearsal", Map.of()).statusCode())
                .isEqualTo(403);
    }
}
