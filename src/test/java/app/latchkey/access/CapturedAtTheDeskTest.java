package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class CapturedAtTheDeskTest {
    private final Riverside riverside = new Riverside();

    @Test
    void the_desk_reads_a_captured_invitation_without_its_link() {
        var address = Riverside.address("ada");
        var link = riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address);
        var text = text(address);
        assertThat(text).contains("Create your account").contains("•••• ••••").doesNotContain(link, "/k/");
    }

    @Test
    void a_mailed_code_is_hidden_too() {
        var address = Riverside.address("tom");
        riverside.accepted(riverside.invited(riverside.add("Tom", "Roux", Map.of("email", address)), address));
        riverside.rules(riverside.owner, "mailedCodes", "true");
        var known = Riverside.mails(address).size();
        new Browser().post(riverside.door + "mail-code", Map.of("identifier", address));
        var mail = riverside.newMail(address, known);
        var code = mail.text()
                .lines()
                .filter(line -> line.startsWith("    "))
                .findFirst()
                .orElseThrow();
        assertThat(text(address)).contains("•••• ••••").doesNotContain(code.strip());
    }

    /** Of the newest message to this address, as its page at the desk shows it. */
    private String text(String address) {
        var id = RunningHouse.bean(Transactions.class)
                .inClub(
                        riverside.club.id(),
                        () -> riverside
                                .sql
                                .sql(
                                        "select id from message where club_id = :club and address_as_sent = :to order by id desc limit 1")
                                .param("club", riverside.club.id().value())
                                .param("to", address)
                                .query(UUID.class)
                                .single());
        return Jsoup.parse(riverside
                        .desk
                        .get(riverside.door + "desk/messages/" + id)
                        .body())
                .select(".mailtext")
                .text();
    }
}
