package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the desk and the person read about a mailbox, by its domain. */
class MailboxAdviceTest {
    private final Riverside riverside = new Riverside();

    @AfterEach
    void the_servers_take_our_mail_again() {
        riverside
                .sql
                .sql("delete from domain_pause where domain = 'laposte.net'")
                .update();
    }

    private String invited() {
        var address = "ada." + UUID.randomUUID().toString().substring(0, 8) + "@laposte.net";
        var file = riverside.add("Ada", "Martin", Map.of("email", address));
        riverside.invited(file, address);
        return file;
    }

    @Test
    void the_desk_reads_where_such_mail_hides_at_that_provider() {
        assertThat(riverside.desk.get(invited()).body()).contains("At laposte.net, look into “Indésirables”");
    }

    @Test
    void the_desk_reads_that_its_servers_put_our_mail_off_and_since_when() {
        var file = invited();
        assertThat(riverside.desk.get(file).body()).doesNotContain("putting our mail off");
        riverside
                .sql
                .sql(
                        "insert into domain_pause (domain, refusals, since, until, code, words, seen_at)"
                                + " values ('laposte.net', 6, now() - interval '1 hour', now() + interval '1 hour', '451', 'later', now())")
                .update();
        assertThat(riverside.desk.get(file).body()).contains("laposte.net has been putting our mail off since");
    }

    @Test
    void whoever_helps_themselves_reads_it_by_what_they_type_whether_they_are_known_or_not() {
        var page = new app.latchkey.testing.Browser()
                .post(
                        riverside.door + "help-me-in",
                        Map.of("where", "NO_MAIL", "identifier", "nobody.at.all@laposte.net"));
        assertThat(page.body()).contains("At laposte.net, look into “Indésirables”");
    }
}
