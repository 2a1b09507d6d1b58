package app.latchkey.messages.unsubscribing;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.messages.CapturedMails;
import app.latchkey.messages.Mail;
import app.latchkey.messages.smtp.Letter;
import app.latchkey.messages.smtp.Relay;
import app.latchkey.messages.smtp.RelayUrl;
import app.latchkey.messages.smtp.Trace;
import app.latchkey.operator.sink.ScriptedSmtp;
import app.latchkey.platform.ids.Ids;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The link at the foot of a mailing, as mail programs, scanners and people use it. */
class UnsubscribeTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    private final Club club = RunningHouse.club("FR");
    private final Browser lea = RunningHouse.staff(club, Role.OWNER);
    private final String desk = "/" + club.slug() + "/desk/";
    private final String address = "ada@" + Long.toHexString(System.nanoTime()) + ".example";

    @Test
    void one_click_of_a_mail_program_unsubscribes_and_a_scanner_that_fetches_the_link_does_not() {
        var link = sent("");
        // A scanner: fetches, asks for the head, several times.
        for (var n = 0; n < 3; n++) {
            assertThat(new Browser().get(link).statusCode()).isEqualTo(200);
            new Browser().head(link);
        }
        assertThat(unsubscribed()).isEmpty();
        // RFC 8058: no cookie, no page read before.
        assertThat(new Browser()
                        .post(link, Map.of("List-Unsubscribe", "One-Click"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(unsubscribed()).containsExactly("00000000-0000-0000-0000-000000000000 ONE_CLICK");
        assertThat(gets()).contains("Nobody gets it", "1 have unsubscribed");
        new Browser().post(link, Map.of("what", "again"));
        assertThat(unsubscribed()).isEmpty();
        assertThat(gets()).contains("One mailbox gets it");
    }

    @Test
    void one_click_on_a_mailing_of_a_topic_unsubscribes_from_that_topic_alone() {
        lea.post(desk + "mailings/topics", Map.of("name", "News"));
        lea.post(desk + "mailings/topics", Map.of("name", "Courses"));
        var form = Jsoup.parse(lea.get(desk + "mailings/new").body());
        var news = form.selectFirst("#topic option:contains(News)").attr("value");
        var link = sent(news);
        new Browser().post(link, Map.of("List-Unsubscribe", "One-Click"));
        assertThat(unsubscribed()).containsExactly(news + " ONE_CLICK");
        assertThat(gets()).contains("One mailbox gets it");
        var page = Jsoup.parse(new Browser().get(link).body());
        assertThat(page.select("input[type=checkbox]:not([checked])").eachAttr("value"))
                .containsExactly(news);
        assertThat(page.select("input[type=checkbox][checked]")).hasSize(1);
        // The person chooses the other way round.
        new Browser().post(link, Map.of("what", "topics", "topic", news));
        assertThat(unsubscribed()).singleElement().asString().doesNotContain(news);
    }

    @Test
    void the_page_is_the_same_for_everybody_and_names_no_whole_address_and_nobody() {
        var link = sent("");
        var body = new Browser().get(link).body();
        assertThat(body).contains("Riverside", "a•••@").doesNotContain(address, "Ada", "Roux");
        assertThat(new Browser().get(link + "?what=everything").statusCode()).isEqualTo(200);
        assertThat(unsubscribed()).isEmpty();
    }

    @Test
    void a_changed_or_guessed_link_changes_nothing_and_says_nothing() {
        var link = sent("");
        var token = link.substring(UnsubscribeTokens.PATH.length());
        var bytes = Base64.getUrlDecoder().decode(token);
        for (var at : List.of(0, 20, 40)) {
            var forged = bytes.clone();
            forged[at] ^= 1;
            var path = UnsubscribeTokens.PATH
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
            var answer = new Browser().post(path, Map.of("List-Unsubscribe", "One-Click"));
            assertThat(Jsoup.parse(answer.body()).text())
                    .contains("This link is not whole")
                    .doesNotContain("Riverside");
        }
        for (var path : List.of("example", "x", "%20", token.substring(1), token + "AAAA"))
            assertThat(new Browser().get(UnsubscribeTokens.PATH + path).body()).contains("This link is not whole");
        assertThat(unsubscribed()).isEmpty();
    }

    @Test
    void when_the_desk_was_told_that_mailings_are_wanted_again_the_link_says_so_and_stops_them_once_more() {
        var link = sent("");
        new Browser().post(link, Map.of("List-Unsubscribe", "One-Click"));
        assertThat(new Browser().get(link).body()).doesNotContain("was told at its desk");
        lea.post(
                desk + "suppressions/resubscription",
                Map.of("key", address, "asked", "true", "words", "By phone, this morning"));
        assertThat(unsubscribed()).isEmpty();
        assertThat(gets()).contains("One mailbox gets it");
        assertThat(new Browser().get(link).body())
                .contains("was told at its desk that you want mailings again")
                .doesNotContain("By phone");
        new Browser().post(link, Map.of("what", "everything"));
        assertThat(unsubscribed()).containsExactly("00000000-0000-0000-0000-000000000000 PAGE");
        new Browser().post(link, Map.of("what", "again"));
        assertThat(new Browser().get(link).body()).doesNotContain("was told at its desk");
    }

    @Test
    void another_site_cannot_press_the_button_in_somebodys_browser() {
        var link = sent("");
        var answer = new Browser().postFrom("Sec-Fetch-Site", "cross-site", link, Map.of("what", "everything"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(unsubscribed()).isEmpty();
    }

    @Test
    void an_invitation_still_reaches_whoever_unsubscribed_and_carries_no_such_link() {
        var link = sent("");
        new Browser().post(link, Map.of("what", "everything"));
        var before = mails();
        lea.post(desk + "access/invitations", Map.of("confirmed", "1"));
        Awaitility.await().atMost(SOON).until(() -> mails() == before + 1);
        var invitation = RunningHouse.bean(CapturedMails.class).newest(2_000).stream()
                .filter(mail -> mail.to().equals(address))
                .findFirst()
                .orElseThrow();
        assertThat(invitation.text()).doesNotContain("/k/u/");
    }

    @Test
    void only_a_mailing_carries_the_headers_and_one_click_only_over_an_encrypted_way() {
        var plain = new Mail("Hello", "Hello", "<p>Hello</p>");
        var https = new Mail("Hello", "Hello", "<p>Hello</p>", Optional.of("https://clubs.example/k/u/abc"));
        var http = new Mail(
                "Hello", "Hello", "<p>Hello</p>", Optional.of("http://localhost/k/u/abc\r\nBcc: eve@evil.example"));
        try (var smtp = new ScriptedSmtp(InstantSource.system());
                var relay = new Relay(
                        RelayUrl.parse(smtp.url()), "c@clubs.example", Duration.ofSeconds(5), InstantSource.system())) {
            for (var mail : List.of(plain, https, http))
                relay.carry(
                        new Letter(
                                Ids.next() + "@latchkey",
                                "Club",
                                "ada@people.example",
                                Optional.empty(),
                                Locale.ENGLISH,
                                mail,
                                Trace.NONE),
                        Duration.ofSeconds(10),
                        () -> true);
            var received = smtp.received();
            assertThat(received).hasSize(3);
            assertThat(received.get(0).header("List-Unsubscribe")).isEmpty();
            assertThat(received.get(1).header("List-Unsubscribe")).isEqualTo("<https://clubs.example/k/u/abc>");
            assertThat(received.get(1).header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
            assertThat(received.get(2).header("List-Unsubscribe-Post")).isEmpty();
            assertThat(received.get(2).header("Bcc")).isEmpty();
        }
    }

    /** Sends a mailing to Ada and answers the path of her link. */
    @Test
    void a_club_that_says_tu_says_it_at_the_foot_of_a_mailing_and_behind_its_link() {
        JdbcClient.create(TestDatabase.owner())
                .sql("update club set formality = 'TU', locale = 'fr' where id = :club")
                .param("club", club.id().value())
                .update();
        var link = sent("");
        assertThat(newest()).contains("Tu reçois ce message parce que tu es inscrit chez Riverside.");
        var browser = new Browser();
        browser.speak("fr");
        assertThat(Jsoup.parse(browser.get(link).body()).text())
                .contains("Choisis ce que tu veux encore.")
                .doesNotContainIgnoringCase("vous");
    }

    private String sent(String topic) {
        var form = Map.of("first", "Ada", "last", "Roux", "email", address, "evenSo", "true");
        assertThat(lea.post(desk + "members/new", form).statusCode()).isEqualTo(303);
        var mailing = lea.post(
                        desk + "mailings/new", Map.of("to", "ALL", "topic", topic, "subject", "News", "body", "Hello"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        lea.post(mailing + "/sending", Map.of("version", "0", "when", "now"));
        Awaitility.await().atMost(SOON).until(() -> mails() == 1);
        return newest().lines()
                .filter(line -> line.contains("/k/u/"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("^https?://[^/]+", "");
    }

    private String newest() {
        return RunningHouse.bean(CapturedMails.class).newest(2_000).stream()
                .filter(mail -> mail.to().equals(address))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private String gets() {
        var mailing = lea.post(desk + "mailings/new", Map.of("to", "ALL", "subject", "More", "body", "Hello"));
        return Jsoup.parse(lea.follow(mailing).body()).text();
    }

    private long mails() {
        return RunningHouse.bean(CapturedMails.class).newest(2_000).stream()
                .filter(mail -> mail.to().equals(address))
                .count();
    }

    private List<String> unsubscribed() {
        return JdbcClient.create(TestDatabase.owner())
                .sql("select topic_id || ' ' || how from unsubscription where club_id = :club and key = :key"
                        + " and ended_at is null")
                .param("club", club.id().value())
                .param("key", address)
                .query(String.class)
                .list();
    }
}
