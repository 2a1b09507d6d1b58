package app.latchkey.messages.captured;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.messages.CapturedMails;
import app.latchkey.messages.Mail;
import app.latchkey.messages.smtp.Exchange;
import app.latchkey.messages.smtp.Letter;
import app.latchkey.platform.ids.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ShelfTest {
    @TempDir
    private Path data;

    @Test
    void a_demo_keeps_the_whole_mail_for_its_owner_only() throws Exception {
        var id = Ids.next();
        assertThat(carry(true, id, "ada@village.example")).isInstanceOf(Exchange.Accepted.class);
        var mail = captured().find(id).orElseThrow();
        assertThat(mail.to()).isEqualTo("ada@village.example");
        assertThat(mail.from()).isEqualTo("Riverside <clubs@latchkey.example>");
        assertThat(mail.html()).contains("/k/secret");
        assertThat(captured().newest(10)).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("captured"))))
                .isEqualTo("rwx------");
    }

    @Test
    void outside_of_a_demo_nothing_is_kept() {
        assertThat(carry(false, Ids.next(), "ada@refuse.example")).isInstanceOf(Exchange.Accepted.class);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void the_demos_own_domains_answer_by_script() {
        assertThat(code("ada@refuse.example")).isEqualTo("550 5.1.1");
        assertThat(code("ada@full.village.example")).isEqualTo("452 4.2.2");
        assertThat(code("ada@defer.example")).isEqualTo("451 4.7.1");
        assertThat(carry(true, Ids.next(), "ada@hold.example")).isInstanceOf(Exchange.Kept.class);
        assertThat(captured().newest(10)).isEmpty();
    }

    private String code(String to) {
        return carry(true, Ids.next(), to) instanceof Exchange.Refused refused
                ? refused.reply().shortCode()
                : "taken";
    }

    private Exchange carry(boolean demo, UUID id, String to) {
        var shelf = new Shelf(
                demo ? Optional.of(captured()) : Optional.empty(),
                "Latchkey <clubs@latchkey.example>",
                InstantSource.system());
        var letter = new Letter(
                id + "@latchkey",
                "Riverside",
                to,
                Optional.empty(),
                Locale.ENGLISH,
                new Mail("Your access", "http://localhost/k/secret", "<a href=\"http://localhost/k/secret\">in</a>"),
                app.latchkey.messages.smtp.Trace.NONE);
        return shelf.carry(letter, Duration.ofSeconds(1), () -> true);
    }

    private CapturedMails captured() {
        return new CapturedMails(data, JsonMapper.builder().build());
    }
}
