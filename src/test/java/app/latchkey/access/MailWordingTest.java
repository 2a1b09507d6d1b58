package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.mails.MailKind;
import app.latchkey.access.mails.MailKinds;
import app.latchkey.access.mails.MailPhrases;
import app.latchkey.access.mails.OwnWords;
import app.latchkey.platform.texts.Texts;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** A club's own words for the mails it sends about access. */
class MailWordingTest {
    private static final String INVITATION = "desk/wording/mail.invitation/en";
    private static final String WORDS =
            "Dear {{name}},\n\nwelcome <b>back</b> to {{club}}!\n{{button}}\n\nYours, the desk";
    /** They speak for the installation, or stand around another mail. */
    private static final Set<String> OF_NO_CLUB =
            Set.of("access.mail.clubs", "access.mail.escalation", "access.mail.escalated");

    private final Riverside riverside = new Riverside();

    private String page(String path) {
        return riverside.owner.get(riverside.door + path).body();
    }

    private String refused(String subject, String body) {
        return refused(INVITATION, subject, body);
    }

    private String refused(String path, String subject, String body) {
        var answer = post(path, subject, body, "0");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(riverside.count("mail_wording where club_id = :club")).isZero();
        return Jsoup.parse(answer.body()).text();
    }

    private java.net.http.HttpResponse<String> post(String path, String subject, String body, String version) {
        return riverside.owner.post(
                riverside.door + path, Map.of("subject", subject, "body", body, "version", version));
    }

    private void saved(String path, String subject, String body) {
        assertThat(post(path, subject, body, "0").statusCode()).isEqualTo(303);
    }

    private String member(String first, String address, String language) {
        return riverside.add(first, "Roux", new HashMap<>(Map.of("email", address, "language", language)));
    }

    private app.latchkey.messages.CapturedMail invitation(String first, String language) {
        var address = Riverside.address("wording");
        riverside.invited(member(first, address, language), address);
        return Riverside.mails(address).getFirst();
    }

    @Test
    void an_invitation_goes_out_in_the_clubs_words_and_keeps_its_link_its_frame_and_its_footer() {
        var usual = invitation("Ada", "en");
        saved(INVITATION, "{{club}} & you, {{name}}", WORDS);
        var mail = invitation("Ada", "en");
        assertThat(mail.subject()).isEqualTo(riverside.club.name() + " & you, Ada");
        assertThat(mail.text())
                .contains("Dear Ada,", "welcome <b>back</b> to " + riverside.club.name() + "!", "Yours, the desk")
                .contains("Create my account:", "/k/", "This link is valid until", "You come back any time at:")
                .endsWith(usual.text().substring(usual.text().indexOf("--------")));
        assertThat(Jsoup.parse(mail.html()).text()).contains("welcome <b>back</b> to");
        assertThat(Jsoup.parse(mail.html()).select("b")).isEmpty();
        assertThat(Jsoup.parse(mail.html()).select("a[href*=/k/]")).hasSize(1);
        assertThat(invitation("Chloé", "fr").subject()).startsWith("Créez votre compte");
        assertThat(page("desk/wording")).contains("own words");
        assertThat(page(INVITATION)).contains("the club’s own words, since", "Lea");
        assertThat(riverside.count("audit where club_id = :club and sentence_code = 'access.audit.wording'"))
                .isOne();
    }

    @Test
    void put_back_the_usual_words_go_out_again_and_a_page_of_before_writes_over_nothing() {
        saved(INVITATION, "Come in", WORDS);
        assertThat(riverside
                        .owner
                        .post(riverside.door + INVITATION + "/removal", Map.of("version", "1"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(invitation("Ada", "en").subject()).startsWith("Create your account");
        assertThat(page(INVITATION)).contains("usual words again, since", "Lea");
        for (var old : List.of("0", "1", "x", "")) {
            var answer = post(INVITATION, "From an old tab", WORDS, old);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("Somebody else has changed this mail meanwhile", "From an old tab");
        }
        assertThat(invitation("Ben", "en").subject()).startsWith("Create your account");
        assertThat(post(INVITATION, "Come in", WORDS, "2").statusCode()).isEqualTo(303);
        riverside.owner.post(riverside.door + INVITATION + "/removal", Map.of("version", "2"));
        assertThat(invitation("Cleo", "en").subject()).isEqualTo("Come in");
    }

    @Test
    void what_is_wrong_is_said_with_what_exists_and_nothing_typed_is_lost() {
        assertThat(refused("Come in", "Dear {{nmae}}, keep me\n{{button}}"))
                .contains(
                        "{{nmae}} is not known. Did you mean {{name}}? Here there are {{button}}, {{club}}, {{name}}.")
                .contains("keep me");
        assertThat(refused("Come in", "{{zzzzzzzzzzzz}}\n{{button}}"))
                .contains("{{zzzzzzzzzzzz}} is not known. Here there are");
        assertThat(refused("Come in", "Dear {{name}}")).contains("{{button}} has to stand in the text");
        assertThat(refused("Come in", "{{button}}\n{{button}}")).contains("{{button}} may stand in the text once");
        assertThat(refused("Come in", "Press {{button}} now")).contains("{{button}} stands on a line of its own");
        assertThat(refused("Come in", "Dear {{name\n{{button}}")).contains("Two braces are open");
        assertThat(refused("Come in", "https://evil.example/?who={{name}}\n{{button}}"))
                .contains("{{name}} cannot stand in the address of a link");
        assertThat(refused("Come in", "x".repeat(OwnWords.MOST_BODY) + "\n{{button}}"))
                .contains("At most 4000 characters");
        assertThat(refused("", "{{button}}")).contains("Something has to stand here");
        assertThat(refused("x".repeat(151), "{{button}}")).contains("At most 150 characters");
        assertThat(refused("Your link: {{button}}", "{{button}}")).contains("{{button}} is not known");
        assertThat(refused("desk/wording/mail.firstcode/en", "Come in", "{{button}}\n{{code}}"))
                .contains("{{username}} has to stand in the text");
        var french = "desk/wording/mail.reset/fr";
        assertThat(refused(french, "Mot de passe", "Bonjour\n{{button}}"))
                .contains("{{name}} has to stand in the text");
    }

    @Test
    void a_line_break_in_a_subject_becomes_no_header() {
        for (var breaking :
                List.of("Hello\r\nBcc: eve@evil.example", "Hello\nx", "Hello\rx", "Hello\u2028x", "Hello\0x"))
            assertThat(refused(breaking, "{{button}}")).contains("A subject is one line");
        saved(INVITATION, "Hello {{name}}", "{{button}}");
        var mail = invitation("Ada {{code}} <i>Eve</i>", "en");
        assertThat(mail.subject()).isEqualTo("Hello Ada {{code}} <i>Eve</i>").doesNotContain("\n", "\r");
    }

    @Test
    void showing_how_it_reads_saves_nothing_and_works_for_what_is_wrong_too() {
        var shown = riverside.owner.post(
                riverside.door + INVITATION + "/preview",
                Map.of("subject", "Come in, {{name}}", "body", WORDS, "version", "0"));
        assertThat(shown.statusCode()).isEqualTo(200);
        var letter = Jsoup.parse(shown.body()).selectFirst(".letter").text();
        assertThat(letter).contains("Come in, Ada", "Dear Ada,", "welcome <b>back</b>", "Create my account");
        var wrong = riverside.owner.post(
                riverside.door + INVITATION + "/preview",
                Map.of("subject", "Come in", "body", "{{nobody}}", "version", "0"));
        assertThat(wrong.body()).contains("is not known").doesNotContain("class=\"letter\"");
        assertThat(riverside.count("mail_wording where club_id = :club")).isZero();
        assertThat(page(INVITATION)).contains("These are the usual words");
    }

    @Test
    void a_notice_says_when_and_what_to_do_whatever_its_club_writes() {
        var path = "desk/wording/notice.password/en";
        assertThat(refused(path, "All is well", "Do not worry."))
                .contains("{{when}} has to stand in the text", "{{not_you}} has to stand in the text");
        var address = Riverside.address("notice");
        riverside.accepted(riverside.invited(member("Ada", address, "en"), address));
        saved(path, "New password at {{club}}", "Hi! Your password is new, since {{when}}.\n{{not_you}}");
        var reset = riverside.resetFor(address);
        var known = Riverside.mails(address).size();
        var browser = new Browser();
        browser.post(Riverside.location(browser.get(reset)), Map.of("password", "meadow lantern copper ten"));
        var mail = riverside.newMail(address, known);
        assertThat(mail.subject()).startsWith("New password at");
        assertThat(mail.text())
                .contains("Hi! Your password is new, since ", "If it was you, there is nothing to do. If not, choose a")
                .contains("You get this because security changes are always told");
    }

    @Test
    void the_desk_is_shown_the_words_that_go_out_before_it_sends_them() {
        member("Ada", Riverside.address("door"), "en");
        saved("desk/wording/mail.door/en", "The door of {{club}}", "Come <i>in</i>.\n{{button}}");
        var shown = riverside.desk.post(riverside.door + "desk/access/addresses", Map.of("list", "ALL"));
        assertThat(Jsoup.parse(shown.body()).select("blockquote").text())
                .isEqualTo("The door of " + riverside.club.name() + " Come <i>in</i>.");
    }

    @Test
    void words_that_cannot_be_filled_any_more_give_way_to_the_usual_ones() {
        saved(INVITATION, "Come in", WORDS);
        riverside
                .sql
                .sql("update mail_wording set body = 'Dear {{former}} {{button}}' where club_id = :club")
                .param("club", riverside.club.id().value())
                .update();
        assertThat(invitation("Ada", "en").subject()).startsWith("Create your account");
    }

    @Test
    void one_clubs_words_are_no_other_clubs() {
        saved(INVITATION, "Come in", WORDS);
        var other = new Riverside();
        var address = Riverside.address("other");
        other.invited(other.add("Ada", "Roux", Map.of("email", address, "language", "en")), address);
        assertThat(Riverside.mails(address).getFirst().subject()).startsWith("Create your account");
        assertThat(riverside.desk.get(riverside.door + "desk/wording").statusCode())
                .isEqualTo(403);
        assertThat(riverside
                        .owner
                        .get(riverside.door + "desk/wording/mail.nothing/en")
                        .statusCode())
                .isEqualTo(404);
        assertThat(riverside
                        .owner
                        .get(riverside.door + "desk/wording/mail.door/de")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void every_mail_of_a_club_can_be_worded_and_our_own_words_keep_the_rules() {
        var texts = RunningHouse.bean(Texts.class);
        var phrases = RunningHouse.bean(MailPhrases.class);
        var kinds = Stream.concat(MailKinds.mails().stream(), MailKinds.notices().stream())
                .toList();
        var written = texts.keys(Locale.ENGLISH).stream()
                .filter(key -> key.matches("access\\.(mail|notice)\\..*\\.hello"))
                .map(key -> key.replaceFirst("\\.hello$", ""))
                .filter(key -> !OF_NO_CLUB.contains(key))
                .toList();
        assertThat(kinds.stream().map(MailKind::key).toList()).containsExactlyInAnyOrderElementsOf(written);
        riverside.says("TU");
        for (var club : List.of(riverside.club, riverside.now()))
            for (var kind : kinds)
                for (var language : Texts.LANGUAGES) {
                    var ours = phrases.ours(club, kind, language);
                    assertThat(ours.problems(kind)).as(kind + " " + language).isEmpty();
                    var example = phrases.example(club, language, kind, ours, Instant.EPOCH);
                    assertThat(example.toString()).as(kind.key()).doesNotContain("{{");
                    assertThat(kind.facts().contains("not_you")).isEqualTo(texts.has(kind.key() + ".notyou"));
                }
    }
}
