package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Another address is put on a file: whoever had proven the former one hears of it there, and nobody else does. */
class FormerAddressTest {
    private final Riverside riverside = new Riverside();
    private final String former = Riverside.address("ada");
    private final String now = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", former));

    private void changed(String email) {
        var version = riverside
                .owner
                .get(file + "/edit")
                .body()
                .replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
        var edit = Map.of("version", version, "first", "Ada", "last", "Martin", "email", email);
        assertThat(riverside.desk.post(file + "/edit", edit).statusCode()).isEqualTo(303);
    }

    private long notices() {
        return riverside.count("message where club_id = :club and params ->> 'about' = 'access.notice.contact'");
    }

    @Test
    void a_proven_address_is_told_and_not_what_took_its_place() {
        riverside.accepted(riverside.invited(file, former));
        var known = Riverside.mails(former).size();
        changed(now);
        var mail = riverside.newMail(former, known);
        assertThat(mail.subject()).isEqualTo("Your contact address at Riverside has changed");
        assertThat(mail.text()).contains("If you did not ask for it").doesNotContain(now, "/k/");
        assertThat(mail.html()).doesNotContain(now, "/k/");
        assertThat(notices()).isEqualTo(1);
        assertThat(riverside.count("message where club_id = :club and lane = 'SERVICE'"))
                .as("behind the mail that lets people in: a list can change thousands")
                .isEqualTo(1);
        assertThat(Riverside.mails(now)).isEmpty();
    }

    @Test
    void an_address_that_is_taken_off_is_told_too() {
        riverside.accepted(riverside.invited(file, former));
        changed("");
        assertThat(notices()).isEqualTo(1);
    }

    @Test
    void an_address_that_nobody_has_proven_is_not_told() {
        riverside.invited(file, former);
        changed(now);
        assertThat(notices()).isZero();
    }

    @Test
    void an_address_that_only_somebody_else_has_proven_is_not_told() {
        var eva = riverside.add("Eva", "Voss", Map.of("email", former, "evenSo", "true"));
        riverside.accepted(riverside.invited(eva, former));
        changed(now);
        assertThat(notices()).as("Eva does not act for Ada").isZero();
    }

    @Test
    void the_same_mailbox_written_otherwise_is_no_change() {
        riverside.accepted(riverside.invited(file, former));
        changed(former.toUpperCase());
        assertThat(notices()).isZero();
    }
}
