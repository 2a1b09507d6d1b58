package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody with several ways chooses once on each device, and can always choose anew. */
class ChooserTest {
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String ada = riverside.add("Ada", "Martin", Map.of("email", address));
    private final String mia = child("Mia");
    private final String leo = child("Leo");
    private final Browser phone = new Browser();

    ChooserTest() {
        riverside.accepted(riverside.invited(ada, address));
        give(mia, address);
        give(leo, address);
    }

    private String child(String first) {
        return riverside.add(first, "Martin", Map.of("birth", "2018"));
    }

    private void give(String child, String to) {
        var given = riverside.owner.post(child + "/guardians", Map.of("named", to));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(303);
    }

    private static String id(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private String home(String file) {
        return riverside.door + "me/" + id(file) + "/";
    }

    /** @return where the club's own page leads; empty when it asks */
    private String lands(Browser browser) {
        assertThat(Riverside.begins(riverside.signIn(browser, address, Riverside.PASSWORD)))
                .isTrue();
        return leads(browser);
    }

    private String leads(Browser browser) {
        var door = browser.get(riverside.door);
        if (door.statusCode() == 303) return Riverside.location(door);
        assertThat(door.body()).contains("name=\"way\" value=\"" + id(mia) + "\"");
        return "";
    }

    private String chooses(Browser browser, String way) {
        return Riverside.location(browser.post(riverside.door + "choose", Map.of("way", way)));
    }

    private void leaves(Browser browser) {
        browser.post(riverside.door + "sign-out", Map.of());
    }

    private void works() {
        var account = new AccountId(riverside
                .sql
                .sql("select account_id from access where member_id = :id::uuid and relation = 'SELF'")
                .param("id", id(ada))
                .query(UUID.class)
                .single());
        RunningHouse.bean(Transactions.class)
                .inClub(
                        riverside.club.id(),
                        () -> RunningHouse.bean(Staff.class).give(riverside.club.id(), account, Role.FRONT_DESK));
    }

    @Test
    void what_was_chosen_opens_next_time_on_this_device_alone() {
        assertThat(lands(phone)).isEmpty();
        assertThat(chooses(phone, id(mia))).isEqualTo(home(mia));
        leaves(phone);
        assertThat(lands(phone)).isEqualTo(home(mia));
        assertThat(lands(new Browser())).isEmpty();
    }

    @Test
    void the_page_that_was_asked_for_comes_before_what_was_chosen() {
        lands(phone);
        chooses(phone, id(mia));
        leaves(phone);
        var wanted = home(ada) + "security";
        var in = phone.post(
                riverside.door, Map.of("identifier", address, "password", Riverside.PASSWORD, "next", wanted));
        assertThat(Riverside.location(in)).isEqualTo(wanted);
    }

    @Test
    void every_page_leads_back_to_the_choice_and_the_choice_always_asks() {
        lands(phone);
        chooses(phone, id(mia));
        var link = "href=\"" + riverside.door + "choose\"";
        assertThat(phone.get(home(mia)).body()).contains(link);
        assertThat(phone.get(home(ada) + "security").body()).contains(link);
        assertThat(phone.get(riverside.door + "choose").body()).contains("value=\"" + id(leo) + "\"");
        assertThat(chooses(phone, id(leo))).isEqualTo(home(leo));
        assertThat(leads(phone)).isEqualTo(home(leo));
    }

    @Test
    void the_desk_is_a_way_too_and_leads_back_only_whoever_has_another() {
        works();
        lands(phone);
        assertThat(chooses(phone, "desk")).isEqualTo(riverside.door + "desk/");
        assertThat(leads(phone)).isEqualTo(riverside.door + "desk/");
        var link = "href=\"" + riverside.door + "choose\"";
        assertThat(phone.get(riverside.door + "desk/").body()).contains(link);
        assertThat(riverside.owner.get(riverside.door + "desk/").body()).doesNotContain(link);
        assertThat(Riverside.location(riverside.owner.get(riverside.door + "choose")))
                .isEqualTo(riverside.door);
    }

    @Test
    void a_way_that_is_no_longer_theirs_is_asked_anew_and_none_can_be_made_up() {
        lands(phone);
        assertThat(chooses(phone, "desk")).isEqualTo(riverside.door + "choose");
        assertThat(chooses(phone, UUID.randomUUID().toString())).isEqualTo(riverside.door + "choose");
        assertThat(leads(phone)).isEmpty();
        chooses(phone, id(leo));
        var access = Pattern.compile("/guardians/([0-9a-f-]{36})/withdrawal")
                .matcher(riverside.owner.get(leo + "/guardians").body());
        assertThat(access.find()).isTrue();
        riverside.owner.post(
                leo + "/guardians/" + access.group(1) + "/withdrawal", Map.of("why", "the court has said so"));
        assertThat(leads(phone)).isEmpty();
    }

    @Test
    void another_account_on_the_same_device_is_asked_itself() {
        var toms = Riverside.address("tom");
        riverside.accepted(riverside.invited(riverside.add("Tom", "Martin", Map.of("email", toms)), toms));
        give(mia, toms);
        lands(phone);
        chooses(phone, id(mia));
        leaves(phone);
        assertThat(Riverside.begins(riverside.signIn(phone, toms, Riverside.PASSWORD)))
                .isTrue();
        assertThat(leads(phone)).isEmpty();
    }

    @Test
    void where_several_people_stand_nothing_is_remembered() {
        for (var kind : new String[] {"KIOSK", "RECEPTION"}) {
            lands(phone);
            chooses(phone, id(mia));
            var shared = RunningHouse.staff(riverside.club, Role.OWNER);
            shared.post(riverside.door + "desk/devices", Map.of("name", "Counter", "kind", kind));
            shared.keep("latchkey_way-" + riverside.club.id(), phone.cookie("latchkey_way-" + riverside.club.id()));
            assertThat(lands(shared)).as(kind + " with a choice from before").isEmpty();
            var chosen = shared.post(riverside.door + "choose", Map.of("way", id(leo)));
            assertThat(Riverside.location(chosen)).isEqualTo(home(leo));
            assertThat(chosen.headers().allValues("Set-Cookie"))
                    .as(kind)
                    .noneMatch(cookie -> cookie.startsWith("latchkey_way-"));
        }
    }
}
