package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.audit.Actor;
import app.latchkey.integration.keys.ApiKeys;
import app.latchkey.integration.keys.Scope;
import app.latchkey.testing.RunningHouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;

/** What opens a door is planted, and looked for on every page, list, export and answer that is not the handing over itself. */
class CanariesTest {
    private static final int MOST_PAGES = 150;

    private final Riverside riverside = new Riverside();

    @Test
    void no_page_of_the_desk_no_export_and_no_answer_of_the_api_tells_what_opens_a_door() throws Exception {
        var address = Riverside.address("ada");
        var ada = riverside.add("Ada", "Martin", Map.of("email", address));
        var invitation = riverside.invited(ada, address);
        riverside.accepted(invitation);
        var reset = riverside.resetFor(address);
        var waiting = Riverside.address("ben");
        var unused = riverside.invited(riverside.add("Ben", "Roux", Map.of("email", waiting)), waiting);
        var secrets = new ArrayList<>(List.of(invitation, reset, unused).stream()
                .map(link -> link.substring(3))
                .toList());
        for (var remedy : List.of("DESK_QR", "SLIP"))
            secrets.addAll(forms(code(riverside.add("Karl", "Jansen" + remedy.charAt(0), Map.of()), remedy)));
        secrets.add(Riverside.PASSWORD);
        imported();
        // The receiver's own mail does tell it, so that what is looked for can be found.
        assertThat(Riverside.mails(waiting).getFirst().text()).contains(unused);

        var read = desk();
        read.putAll(api(ada));
        assertThat(read).hasSizeGreaterThan(15);
        assertThat(read.values()).anyMatch(text -> text.contains("Ben Roux")).anyMatch(text -> text.contains(address));
        assertThat(read.keySet())
                .anyMatch(path -> path.contains("/messages"))
                .anyMatch(path -> path.endsWith("report.csv"));
        read.forEach((path, text) -> {
            for (var secret : secrets) assertThat(text).as(path).doesNotContainIgnoringCase(secret);
        });
    }

    private void imported() {
        var lines = "first_name,last_name,email\nZoe,Prins,zoe@riverside.example\n";
        var uploaded = Riverside.location(
                riverside.owner.upload(riverside.door + "desk/members/import", "file", "list.csv", lines));
        var list = uploaded.replaceAll("/columns$", "");
        submit(riverside.owner.get(uploaded).body());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> riverside.owner.get(list).body().contains(list + "/run"));
        riverside.owner.post(list + "/run", Map.of());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> riverside.owner.get(list).body().contains("report.csv"));
    }

    /** What the columns mean is proposed already. */
    private void submit(String page) {
        if (!(Jsoup.parse(page).selectFirst("form[action$=/trial]") instanceof FormElement form)) return;
        var all = new HashMap<String, String>();
        form.formData().forEach(field -> all.put(field.key(), field.value()));
        riverside.owner.post(form.attr("action"), all);
    }

    private String code(String file, String remedy) {
        var shown = riverside
                .owner
                .follow(riverside.remedy(riverside.owner, file, remedy))
                .body();
        return Jsoup.parse(shown).select(".bigcode").text();
    }

    private static List<String> forms(String code) {
        assertThat(code).isNotBlank();
        var tidy = code.replaceAll("[ -]", "");
        return List.of(code, tidy, tidy.toLowerCase(Locale.ROOT));
    }

    /** Every page that a link of the desk leads to, except where a code is handed over. */
    private Map<String, String> desk() {
        var read = new HashMap<String, String>();
        var known = new HashSet<String>();
        var next = new ArrayDeque<>(List.of(riverside.door + "desk/"));
        while (!next.isEmpty() && read.size() < MOST_PAGES) {
            var path = next.poll();
            var page = riverside.owner.get(path);
            if (page.statusCode() != 200) continue;
            read.put(path, page.body());
            for (var href : Jsoup.parse(page.body()).select("a[href]").eachAttr("href")) {
                var to = href.replaceAll("#.*", "");
                if (to.startsWith(riverside.door + "desk/") && !to.contains("/handover/") && known.add(kind(to)))
                    next.add(to);
            }
        }
        return read;
    }

    /** Of the pages that reword a mail one stands for all. */
    private static String kind(String path) {
        return path.replaceAll("/wording/.*", "/wording/…");
    }

    private Map<String, String> api(String file) throws IOException, InterruptedException {
        var made = RunningHouse.bean(ApiKeys.class)
                .create(riverside.club.id(), Actor.COMMAND_LINE, "canaries", EnumSet.allOf(Scope.class));
        var base = "/api/v1/clubs/" + riverside.club.slug();
        var member = file.substring(file.lastIndexOf('/') + 1);
        var read = new HashMap<String, String>();
        var paths = new ArrayDeque<>(List.of(
                "/members?limit=200",
                "/members/" + member,
                "/members/" + member + "/access",
                "/messages?limit=200",
                ""));
        while (!paths.isEmpty()) {
            var path = paths.poll();
            var request = HttpRequest.newBuilder(URI.create(RunningHouse.url() + base + path))
                    .header("Authorization", "Bearer " + made.secret().whole())
                    .build();
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            read.put(base + path, answer.body());
            if (path.startsWith("/messages?"))
                new tools.jackson.databind.ObjectMapper()
                        .readTree(answer.body())
                        .get("items")
                        .forEach(message ->
                                paths.add("/messages/" + message.get("id").stringValue()));
        }
        return read;
    }
}
