package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Role;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.Race;
import app.latchkey.testing.RunningHouse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a person sees of themselves, and takes with them. */
class ActivityTest {
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address, "notes", "Comes on Mondays"));
    private final Browser ada = riverside.accepted(riverside.invited(file, address));
    private final String me = riverside.door + "me" + file.substring(file.lastIndexOf('/')) + "/";

    private String activity() {
        var page = ada.get(me + "activity");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    @Test
    void a_person_sees_who_came_with_their_name_which_mails_went_out_and_who_looked() {
        riverside.signIn(new Browser(), address, "no such password at all");
        riverside.desk.get(file);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(activity())
                        .contains(
                                "the password did not match",
                                "Invitation",
                                address,
                                "Looked at the file",
                                "Lea, Riverside"));
        assertThat(activity())
                .contains("Added to the list", "me" + file.substring(file.lastIndexOf('/')) + "/security");
    }

    @Test
    void a_look_is_noted_once_a_day_for_each_person_and_kept_out_of_the_desks_history() throws Exception {
        for (var n = 0; n < 3; n++) riverside.desk.get(file);
        riverside.desk.get(file + "/access");
        Race.of(8, n -> riverside.owner.get(file).statusCode());
        var looks = "audit where club_id = :club and sentence_code = 'members.audit.seen'";
        assertThat(riverside.count(looks)).isEqualTo(2);
        assertThat(riverside.owner.get(file).body()).doesNotContain("Looked at the file");
        var clock = RunningHouse.bean(Transactions.class);
        var before = clock.clockOffset();
        clock.moveClock(before.plus(Duration.ofDays(1)));
        try {
            RunningHouse.staff(riverside.club, Role.COACH).get(file);
        } finally {
            clock.moveClock(before);
        }
        assertThat(riverside.count(looks)).isEqualTo(3);
    }

    @Test
    void nobody_sees_another_persons_activity() {
        var other = Riverside.address("tom");
        var tom = riverside.accepted(riverside.invited(riverside.add("Tom", "Roux", Map.of("email", other)), other));
        assertThat(tom.get(me + "activity").statusCode()).isEqualTo(303);
        assertThat(tom.post(me + "data", Map.of()).statusCode()).isEqualTo(303);
        assertThat(new Browser().get(me + "activity").statusCode()).isEqualTo(303);
    }

    private static Map<String, String> archive(byte[] bytes) throws IOException {
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        return files;
    }

    private static HttpResponse<byte[]> download(Browser who, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(RunningHouse.url() + path))
                .header("Cookie", "latchkey_session=" + who.cookie("latchkey_session"))
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.noBody());
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void a_person_takes_everything_with_them_and_no_secret() throws Exception {
        var answer = download(ada, me + "data");
        assertThat(answer.statusCode()).isEqualTo(200);
        var files = archive(answer.body());
        assertThat(files.get("summary.txt")).contains("Ada Martin", address, "Comes on Mondays", "Riverside");
        var folder = riverside.club.slug() + "/1001/";
        assertThat(files)
                .containsKeys("account/account.json", "account/account_address.json", folder + "member.json")
                .containsKeys(folder + "access.json", folder + "message.json", folder + "audit.json");
        var all = String.join("\n", files.values());
        var hash = riverside
                .sql
                .sql(
                        "select hash from password p join account_address a on a.account_id = p.account_id where a.as_given = :a")
                .param("a", address)
                .query(String.class)
                .single();
        assertThat(all).contains("Comes on Mondays").doesNotContain(hash, "token_hash", "sealed", "code_mac", "/k/");
        assertThat(riverside.count("audit where club_id = :club and sentence_code = 'access.audit.data'"))
                .isEqualTo(1);
        assertThat(activity()).contains("Data handed out as a file");
    }

    @Test
    void a_session_left_open_hands_out_nothing() {
        var clock = RunningHouse.bean(Transactions.class);
        var before = clock.clockOffset();
        clock.moveClock(before.plusMinutes(20));
        try {
            assertThat(Riverside.location(ada.post(me + "data", Map.of()))).contains("/fresh-proof");
            assertThat(Riverside.location(riverside.owner.post(file + "/data", Map.of())))
                    .contains("/fresh-proof");
        } finally {
            clock.moveClock(before);
        }
    }

    @Test
    void the_desk_hands_out_the_clubs_file_and_nothing_of_the_account() throws Exception {
        assertThat(riverside.desk.post(file + "/data", Map.of()).statusCode()).isEqualTo(403);
        assertThat(riverside.owner.get(file + "/data").body()).contains("Data of Ada Martin");
        var files = archive(download(riverside.owner, file + "/data").body());
        assertThat(files.keySet()).noneMatch(name -> name.startsWith("account/"));
        assertThat(files.get("summary.txt")).contains("Comes on Mondays");
        assertThat(activity()).contains("Data handed out as a file");
    }

    @Test
    void a_wish_to_be_erased_arrives_where_the_desk_reads_what_members_write() {
        assertThat(ada.get(me + "data").body()).contains("What stays:");
        assertThat(ada.post(me + "data/erasure", Map.of()).statusCode()).isEqualTo(303);
        var inbox = riverside.owner.get(riverside.door + "desk/requests").body();
        assertThat(inbox).contains("Ada Martin");
        assertThat(riverside.owner.get(file).body()).contains("Asked to have the file erased");
    }
}
