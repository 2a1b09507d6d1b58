package app.latchkey.members;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.platform.ids.Ids;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ContentDisposition;

class MemberPagesTest {
    private final Club club = RunningHouse.club("FR");
    private final Browser lea = RunningHouse.staff(club, Role.FRONT_DESK);
    private final String desk = "/" + club.slug() + "/desk/members";

    private String add(String first, String last, Map<String, String> more) {
        var form = new HashMap<>(Map.of("first", first, "last", last));
        form.putAll(more);
        var answer = lea.post(desk + "/new", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void an_empty_list_says_what_to_do_next() {
        var page = lea.get(desk);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("No members yet", desk + "/import", desk + "/new");
    }

    @Test
    void somebody_is_added_found_changed_and_removed() {
        var file =
                add("Ada", "Martin", Map.of("email", "ada@free.fr", "birth", "23/04/1984", "phone", "06 12 34 56 78"));
        var page = lea.get(file);
        assertThat(page.body()).contains("Ada Martin", "ada@free.fr", "+33612345678", "23 April 1984", "ada.martin");
        assertThat(page.body()).contains("data-code=\"NOT_INVITED\"", "Added to the list", "Lea");
        assertThat(lea.get(desk + "?q=612345").body()).contains("Ada Martin");
        assertThat(lea.get(desk + "?q=nobody").body()).contains("Nobody found");

        var version = page(file + "/edit").replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
        var saved = lea.post(
                file + "/edit",
                Map.of("version", version, "first", "Ada", "last", "Roux", "email", "ada@free.fr", "birth", "1984"));
        assertThat(lea.follow(saved).body()).contains("Ada Roux", "Saved.");
        var stale = lea.post(file + "/edit", Map.of("version", version, "first", "Old", "last", "Tab"));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Somebody else saved this file", "value=\"Old\"", "Ada Roux");

        assertThat(lea.post(file + "/archive", Map.of()).statusCode()).isEqualTo(422);
        var gone = lea.post(file + "/archive", Map.of("why", "moved away"));
        assertThat(lea.follow(gone).body()).contains("moved away", "Put back on the list");
        assertThat(lea.get(desk + "?removed=true").body()).contains("Ada Roux");
        assertThat(lea.follow(lea.post(file + "/restoration", Map.of())).body()).contains("is on the list again");
    }

    private String page(String path) {
        return lea.get(path).body();
    }

    @Test
    void a_search_says_how_many_an_invitation_for_everybody_here_would_reach() {
        add("Ada", "Martin", Map.of());
        add("Zoe", "Prins", Map.of());
        assertThat(page(desk + "?q=prins")).contains("<span>1 of 2</span>");
        assertThat(page(desk)).contains("<span>2 members</span>");
    }

    @Test
    void a_mistake_is_told_under_its_field_and_nothing_typed_is_lost() {
        var refused = lea.post(
                desk + "/new", Map.of("first", "", "last", "", "email", "hedi.bahrigmail.com", "birth", "yesterday"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Enter a day, or a year", "value=\"yesterday\"");
        var again = lea.post(desk + "/new", Map.of("first", "Hedi", "email", "hedi.bahrigmail.com"));
        assertThat(again.body())
                .contains("cannot be written to", "Did they mean hedi.bahri@gmail.com?", "value=\"Hedi\"");
    }

    @Test
    void names_are_shown_as_text_whatever_they_hold() {
        var file = add("<b>Ada", "\"><script>alert(1)</script>", Map.of("notes", "</textarea><img src=x>"));
        assertThat(page(file))
                .contains("&lt;b&gt;Ada")
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x");
        assertThat(page(desk)).doesNotContain("<script>alert");
        assertThat(page(file + "/edit")).doesNotContain("<script>alert").doesNotContain("</textarea><img");
    }

    @Test
    void a_look_alike_is_shown_before_adding() {
        add("Ada", "Martin", Map.of("birth", "1984"));
        var asked = lea.post(desk + "/new", Map.of("first", "ada", "last", "MARTIN", "birth", "1984"));
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("Is this one of them?", "name=\"evenSo\"");
        add("ada", "MARTIN", Map.of("birth", "1984", "evenSo", "true"));
        assertThat(page(desk + "?q=ada+martin")).contains("Ada Martin", "ada MARTIN");
    }

    @Test
    void the_list_goes_on_page_by_page_and_back() {
        for (int i = 100; i < 220; i++) add("Ada" + i, "Zed", Map.of());
        var first = page(desk);
        assertThat(first).contains("rel=\"next\"").doesNotContain("rel=\"prev\"");
        var seen = new java.util.TreeSet<String>(names(first));
        var second = page(link(first, "next"));
        seen.addAll(names(second));
        var third = page(link(second, "next"));
        seen.addAll(names(third));
        assertThat(seen).hasSize(120);
        assertThat(third).doesNotContain("rel=\"next\"");
        assertThat(names(page(link(third, "prev")))).isEqualTo(names(second));
        assertThat(names(page(link(second, "prev")))).isEqualTo(names(first));
    }

    private static List<String> names(String page) {
        return java.util.regex.Pattern.compile("rowlink\"[^>]*>([^<]*)<")
                .matcher(page)
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    private static String link(String page, String rel) {
        return page.replaceAll("(?s).*rel=\"" + rel + "\" href=\"([^\"]*)\".*", "$1")
                .replace("&amp;", "&");
    }

    @Test
    void a_list_comes_in_from_upload_to_report() {
        var csv =
                "member_id,full_name,email,status\n1,Ada Martin,ada@free.fr,Active\n2,=HYPERLINK(1),x.rouxgmail.com,Gone\n";
        var uploaded = lea.upload(desk + "/import", "file", "list.csv", csv);
        var plan = lea.follow(uploaded);
        assertThat(plan.body()).contains("What is what?", "full_name", "Gone");
        var id = uploaded.headers().firstValue("Location").orElseThrow();
        var trial = lea.post(
                id + "/trial",
                Map.of("word.0", "Active", "status.0", "MEMBER", "word.1", "Gone", "status.1", "ARCHIVED"));
        assertThat(trial.statusCode()).as(trial.body()).isEqualTo(303);
        var checked = until(id, "Nothing has been added yet");
        assertThat(checked).contains("Add these 2 people", "x.roux@gmail.com", "can be reached");
        assertThat(page(desk)).contains("No members yet");
        lea.post(id + "/run", Map.of());
        var done = until(id, "2 people added");
        assertThat(done).contains("Invite the one reachable now", "name=\"import\"");
        assertThat(page(desk)).contains("Ada Martin").doesNotContain("HYPERLINK");
        var report = lea.get(id + "/report.csv");
        assertThat(report.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("list-report.csv");
        assertThat(report.body()).contains("'=HYPERLINK(1)", "x.roux@gmail.com");
        assertThat(lea.upload(desk + "/import", "file", "x.xlsx", "PK\u0003\u0004\u0000\u0000")
                        .statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filename=\"../../MARK.csv\" | MARK-report.csv",
                "filename=\"/etc/MARK.csv\" | MARK-report.csv",
                "filename=\"C:\\\\lists\\\\MARK.csv\" | MARK-report.csv",
                "filename=\"MARK \\\"x\\\".csv\" | MARK \"x\"-report.csv",
                "filename=\"MARK; filename=evil.html\" | MARK; filename=evil-report.csv",
                "filename*=UTF-8''MARK%0D%0ASet-Cookie%3A%20a%3Db.csv | MARK Set-Cookie: a=b-report.csv",
                "filename*=UTF-8''MARK%E2%80%AEvsc.exe | MARK vsc-report.csv",
                "filename*=UTF-8''MARK%20%E5%90%8D%E7%B0%BF%20%C3%A9.csv | MARK 名簿 é-report.csv",
            })
    void a_list_with_an_evil_name_goes_nowhere_and_its_report_is_called_by_one_line(String sent, String called)
            throws Exception {
        var mark = "m" + Ids.next().toString().replace("-", "");
        var uploaded = lea.uploadNamed(desk + "/import", "file", sent.replace("MARK", mark), "name\nAda Martin\n");
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(303);
        var report = lea.get(uploaded.headers().firstValue("Location").orElseThrow() + "/report.csv");
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.headers().map()).doesNotContainKey("set-cookie");
        var header = report.headers().firstValue("Content-Disposition").orElseThrow();
        assertThat(header).startsWith("attachment; ").matches("\\p{ASCII}*");
        assertThat(ContentDisposition.parse(header).getFilename()).isEqualTo(called.replace("MARK", mark));
        var left = new ArrayList<Path>();
        for (var folder : List.of("", "..", "../..", "/tmp", "/etc", "/"))
            try (var files = Files.list(Path.of(folder).toAbsolutePath())) {
                files.filter(file -> file.getFileName().toString().contains(mark))
                        .forEach(left::add);
            }
        assertThat(left).isEmpty();
    }

    @Test
    void a_large_list_is_taken_and_a_picture_is_not() {
        var large = "name,notes\n" + ("Ada Martin," + "x".repeat(15_000) + "\n").repeat(200);
        assertThat(lea.upload(desk + "/import", "file", "large.csv", large).statusCode())
                .isEqualTo(303);
        var picture = lea.upload(desk + "/import", "file", "me.pdf", "%PDF-1.7\nname,email\n");
        assertThat(picture.statusCode()).isEqualTo(422);
        assertThat(picture.body()).contains("not a CSV file");
        assertThat(lea.upload(desk + "/import", "file", "empty.csv", "").statusCode())
                .isEqualTo(422);
    }

    private String until(String path, String words) {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        HttpResponse<String> page = lea.get(path);
        while (!page.body().contains(words) && Instant.now().isBefore(end)) page = lea.get(path);
        assertThat(page.body()).contains(words);
        return page.body();
    }

    @Test
    void the_front_desk_may_not_switch_access_and_another_club_sees_nothing() {
        var file = add("Ada", "Martin", Map.of());
        assertThat(lea.post(file + "/access-switch", Map.of("off", "true", "why", "x"))
                        .statusCode())
                .isEqualTo(403);
        var owner = RunningHouse.staff(club, Role.OWNER);
        assertThat(owner.follow(owner.post(file + "/access-switch", Map.of("off", "true", "why", "unpaid")))
                        .body())
                .contains("unpaid", "Switch access on");
        var other = RunningHouse.club("FR");
        var stranger = RunningHouse.staff(other, Role.OWNER);
        for (var path : List.of(file, file + "/edit", desk, desk + "/import", desk + "/new"))
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(404);
        assertThat(stranger.get(file.replace(club.slug(), other.slug())).statusCode())
                .isEqualTo(404);
        assertThat(stranger.post(file.replace(club.slug(), other.slug()) + "/archive", Map.of("why", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(lea.get(desk + "/" + Ids.next()).statusCode()).isEqualTo(404);
        assertThat(lea.get(desk + "/nonsense").statusCode()).isEqualTo(404);
        assertThat(new Browser().get(file).statusCode()).isEqualTo(303);
    }
}
