package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.Browser;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuardiansTest {
    private final Riverside riverside = new Riverside();

    private record Parent(String file, String address, Browser browser) {}

    private Parent parent(String first) {
        var address = Riverside.address(first.toLowerCase());
        var file = riverside.add(first, "Berg", Map.of("email", address));
        return new Parent(file, address, riverside.accepted(riverside.invited(file, address)));
    }

    private String child(String first) {
        return riverside.add(first, "Berg", Map.of("birth", "2018"));
    }

    private void give(String child, Parent parent) {
        var given = riverside.owner.post(child + "/guardians", Map.of("named", parent.address));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(303);
    }

    private String access(String child, int n) {
        var found = Pattern.compile("/guardians/([0-9a-f-]{36})/withdrawal")
                .matcher(riverside.owner.get(child + "/guardians").body());
        for (int i = 0; i < n; i++) assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String homeOf(String child) {
        return riverside.door + "me" + child.substring(child.lastIndexOf('/')) + "/";
    }

    @Test
    void a_withdrawn_guardian_is_out_at_the_next_click_and_everyone_is_told() {
        var ada = parent("Ada");
        var tom = parent("Tom");
        var child = child("Mia");
        give(child, ada);
        give(child, tom);
        assertThat(ada.browser.get(homeOf(child)).body()).contains("Mia");
        var knownAda = Riverside.mails(ada.address).size();
        var knownTom = Riverside.mails(tom.address).size();

        riverside.owner.post(
                child + "/guardians/" + access(child, 1) + "/withdrawal", Map.of("why", "the court has said so"));

        assertThat(ada.browser.get(homeOf(child)).body()).doesNotContain("You are acting for Mia");
        assertThat(tom.browser.get(homeOf(child)).statusCode()).isEqualTo(200);
        assertThat(riverside.newMail(ada.address, knownAda).subject()).contains("no longer look after");
        assertThat(riverside.newMail(tom.address, knownTom).subject()).contains("withdrawn");
        assertThat(riverside.owner.get(child).body()).contains("the court has said so");
    }

    @Test
    void a_withdrawal_wants_its_reason_and_nothing_is_lost() {
        var ada = parent("Ada");
        var child = child("Mia");
        give(child, ada);
        var answer = riverside.owner.post(child + "/guardians/" + access(child, 1) + "/withdrawal", Map.of("why", " "));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(ada.browser.get(homeOf(child)).statusCode()).isEqualTo(200);
    }

    @Test
    void one_guardian_is_switched_off_and_on_and_the_other_never_notices() {
        var ada = parent("Ada");
        var tom = parent("Tom");
        var child = child("Mia");
        give(child, ada);
        give(child, tom);
        var path = child + "/guardians/" + access(child, 1) + "/switch";
        assertThat(riverside.desk.post(path, Map.of("off", "true", "why", "x")).statusCode())
                .isEqualTo(403);
        riverside.owner.post(path, Map.of("off", "true", "why", "until the papers are there"));
        assertThat(ada.browser.get(homeOf(child)).body()).doesNotContain("You are acting for Mia");
        assertThat(tom.browser.get(homeOf(child)).body()).contains("You are acting for Mia");
        riverside.owner.post(path, Map.of("off", "false"));
        assertThat(ada.browser.get(homeOf(child)).body()).contains("You are acting for Mia");
    }

    @Test
    void the_desk_makes_nobody_its_own_ward() {
        var child = child("Mia");
        var ada = parent("Ada");
        riverside.owner.post(
                riverside.door + "desk/staff/invitations", Map.of("email", ada.address, "role", "FRONT_DESK"));
        var link = Riverside.link(riverside.newMail(ada.address, 1));
        var page = riverside.opened(ada.browser, link);
        ada.browser.post(page, Map.of("how", "existing", "identifier", ada.address, "password", Riverside.PASSWORD));
        var given = ada.browser.post(child + "/guardians", Map.of("named", ada.address));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(422);
        assertThat(given.body()).contains("Nobody adds themselves");
    }

    @Test
    void an_adult_gets_a_guardian_only_with_a_reason() {
        var ada = parent("Ada");
        var adult = riverside.add("Otto", "Berg", Map.of("birth", "1950"));
        var without = riverside.owner.post(adult + "/guardians", Map.of("named", ada.address));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains(ada.address);
        var with = riverside.owner.post(adult + "/guardians", Map.of("named", ada.address, "why", "carer"));
        assertThat(with.statusCode()).isEqualTo(303);
    }

    @Test
    void own_access_of_a_child_is_allowed_and_ended() {
        var child = child("Mia");
        assertThat(riverside.owner.get(child + "/access").body()).contains("CHILD_NEEDS_GUARDIAN");
        riverside.owner.post(child + "/guardians/own-access", Map.of("allowed", "true"));
        assertThat(riverside.owner.get(child + "/access").body()).doesNotContain("CHILD_NEEDS_GUARDIAN");
        riverside.owner.post(child + "/guardians/own-access", Map.of("allowed", "false"));
        assertThat(riverside.owner.get(child + "/access").body()).contains("CHILD_NEEDS_GUARDIAN");
    }
}
