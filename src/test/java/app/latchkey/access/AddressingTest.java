package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.Browser;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** A club says vous or tu to its members, in French, wherever it speaks to them. */
class AddressingTest {
    private final Riverside riverside = new Riverside();

    private String read(String path) {
        riverside.desk.post("/account/language", Map.of("language", "fr"));
        return text(riverside.desk.get(path));
    }

    private static String text(HttpResponse<String> page) {
        return Jsoup.parse(page.body()).text();
    }

    private String ada(String address) {
        return riverside.add("Ada", "Martin", Map.of("email", address, "language", "fr"));
    }

    @Test
    void the_desk_reads_out_vous_until_the_club_says_tu() {
        var file = ada(Riverside.address("ada"));
        riverside.says("VOUS");
        assertThat(read(file)).contains("Vous n’avez pas encore reçu d’invitation. Je peux vous en envoyer une");
        riverside.says("TU");
        assertThat(read(file)).contains("Tu n’as pas encore reçu d’invitation. Je peux t’en envoyer une");
    }

    @Test
    void another_club_s_choice_and_english_stay_as_they_are() {
        riverside.says("TU");
        var address = Riverside.address("ada");
        assertThat(riverside.owner.get(ada(address)).body()).contains("You have not been invited yet");
        var other = new Riverside();
        other.says("VOUS");
        other.invited(other.add("Ada", "Martin", Map.of("email", address, "language", "fr")), address);
        assertThat(Riverside.mails(address).getFirst().text()).contains("Créez votre compte");
    }

    @Test
    void whoever_watches_somebody_try_reads_tu_too() {
        riverside.says("TU");
        var address = Riverside.address("ada");
        var file = ada(address);
        riverside.invited(file, address);
        assertThat(read(file + "/access/watch")).contains("Laisse-lui quelques minutes");
    }

    @Test
    void where_mail_hides_is_said_like_the_rest() {
        riverside.says("TU");
        var address = Riverside.address("ada").replace("riverside.example", "laposte.net");
        var file = ada(address);
        riverside.invited(file, address);
        assertThat(read(file)).contains("Sur laposte.net, regarde dans");
    }

    @Test
    void its_mails_say_tu_from_their_subject_to_their_last_line() {
        riverside.says("TU");
        var address = Riverside.address("ada");
        riverside.invited(ada(address), address);
        var mail = Riverside.mails(address).getFirst();
        assertThat(mail.subject()).isEqualTo("Crée ton compte chez Riverside");
        assertThat(mail.text())
                .contains("Crée ton compte, avec un mot de passe", "Tu reviens quand tu veux", "Ce n’est pas toi")
                .doesNotContainIgnoringCase("vous");
    }

    @Test
    void a_club_begins_its_own_words_from_those_with_tu() {
        riverside.says("TU");
        assertThat(riverside
                        .owner
                        .get(riverside.door + "desk/wording/mail.invitation/fr")
                        .body())
                .contains("Crée ton compte chez {{club}}");
        riverside.owner.post("/account/language", Map.of("language", "fr"));
        assertThat(text(riverside.owner.get(riverside.door + "desk/wording")))
                .contains("Crée ton compte chez Riverside")
                .doesNotContain("Créez votre compte");
    }

    @Test
    void its_pages_say_tu_to_members_and_the_desk_is_spoken_to_as_ever() {
        riverside.says("TU");
        var address = Riverside.address("ada");
        var link = riverside.invited(ada(address), address);
        var ada = new Browser();
        ada.speak("fr");
        assertThat(text(ada.get(riverside.door + "recover"))).contains("Saisis ton adresse ou ton identifiant");
        var page = riverside.opened(ada, link);
        assertThat(text(ada.get(page))).contains("Créer ton compte").doesNotContainIgnoringCase("votre");
        var home = ada.follow(ada.follow(ada.post(page, Map.of("password", Riverside.PASSWORD))));
        assertThat(text(home)).contains("Tu y es").doesNotContainIgnoringCase("votre");
        assertThat(text(ada.get(link))).contains("Connecte-toi avec");
        riverside.owner.post("/account/language", Map.of("language", "fr"));
        assertThat(text(riverside.owner.post(
                        riverside.door + "desk/staff/invitations", Map.of("email", "x", "role", "COACH"))))
                .contains("Vérifiez-la lettre par lettre");
        riverside.says("VOUS");
        assertThat(text(ada.get(link))).contains("Connectez-vous avec");
    }

    @Test
    void whoever_at_the_desk_sees_as_a_member_sees_tu() {
        riverside.says("TU");
        var address = Riverside.address("ada");
        var file = ada(address);
        riverside.accepted(riverside.invited(file, address));
        riverside.owner.post("/account/language", Map.of("language", "fr"));
        var view = riverside.owner.follow(riverside.owner.post(file + "/view", Map.of("why", "Elle appelle")));
        assertThat(text(view)).contains("C’est ton propre accès.", "Vous voyez ce que Ada Martin voit");
    }

    @Test
    void a_slip_says_tu() throws Exception {
        riverside.says("TU");
        ada(Riverside.address("ada"));
        var pdf = riverside.desk.bytes(riverside.door + "desk/access/slips", Map.of("paper", "A6"));
        var text = new PdfTextExtractor(new PdfReader(pdf.body())).getTextFromPage(1);
        assertThat(text).contains("Voici ton accès", "choisis ton mot de passe").doesNotContain("votre");
    }

    @Test
    void a_slip_on_the_screen_speaks_to_its_member_and_not_to_the_desk() {
        riverside.says("TU");
        var file = ada(Riverside.address("ada"));
        var slip = riverside.owner.follow(
                riverside.owner.post(file + "/access/remedies/SLIP", Map.of("checked", "KNOWN")));
        assertThat(text(slip))
                .contains("Print", "Voici ton accès", "Ouvre ", "choisis ton mot de passe", "Ton identifiant")
                .doesNotContain("Your username");
        assertThat(slip.body()).contains("<article class=\"slip\" lang=\"fr\">");
    }
}
