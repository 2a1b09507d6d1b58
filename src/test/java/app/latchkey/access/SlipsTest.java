package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** Slips for everybody of a filter, as a file that is printed. */
class SlipsTest {
    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4} [2-9A-Z]{4} [2-9A-Z]{4}");

    private final Riverside riverside = new Riverside();

    @BeforeEach
    void whole_budget() {
        riverside.sql.sql("delete from throttle where kind = 'code'").update();
    }

    private byte[] printed(Browser who, String paper) {
        var answer = who.bytes(riverside.door + "desk/access/slips", Map.of("paper", paper));
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(held -> assertThat(held).contains("no-store"));
        return answer.body();
    }

    private static List<String> pages(byte[] pdf) throws IOException {
        var reader = new PdfReader(pdf);
        var pages = new ArrayList<String>();
        for (var n = 1; n <= reader.getNumberOfPages(); n++) pages.add(new PdfTextExtractor(reader).getTextFromPage(n));
        return pages;
    }

    private static List<String> codes(byte[] pdf) throws IOException {
        return CODE.matcher(String.join("\n", pages(pdf)))
                .results()
                .map(found -> found.group())
                .toList();
    }

    @Test
    void everybody_without_an_account_gets_one_and_whoever_has_one_none() throws Exception {
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        riverside.add("Zoe", "Prins", Map.of());
        riverside.add("Karl", "Jansen", Map.of("email", Riverside.address("karl")));
        var off = riverside.add("Tom", "Berg", Map.of());
        riverside.owner.post(off + "/access-switch", Map.of("off", "true", "why", "Unpaid"));
        var preview = riverside.desk.post(riverside.door + "desk/access/slips", Map.of());
        assertThat(preview.body()).contains("slips for these");
        var pdf = printed(riverside.desk, "A6");
        assertThat(String.join("\n", pages(pdf)))
                .contains("Zoe Prins", "Karl Jansen", "zoe.prins", riverside.door + "code")
                .doesNotContain("Ada Martin");
        assertThat(codes(pdf)).hasSameSizeAs(pages(pdf));
    }

    @Test
    void a_double_click_prints_the_same_slips() throws Exception {
        riverside.add("Zoe", "Prins", Map.of());
        riverside.add("Karl", "Jansen", Map.of());
        assertThat(codes(printed(riverside.desk, "A6")))
                .hasSize(2)
                .isEqualTo(codes(printed(riverside.desk, "A6")))
                .isEqualTo(codes(printed(riverside.desk, "LABELS")));
    }

    @Test
    void labels_stand_twenty_four_on_a_sheet() throws Exception {
        for (var n = 0; n < 25; n++) riverside.add("Zoe", "Prins " + (char) ('A' + n), Map.of());
        var pdf = printed(riverside.desk, "LABELS");
        assertThat(pages(pdf)).hasSize(2);
        assertThat(codes(pdf)).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void a_slip_that_lay_about_opens_a_file_only_with_one_fact_of_it() throws Exception {
        riverside.add("Zoe", "Prins", Map.of("birth", "1991"));
        var finder = new Browser();
        var page = Riverside.location(finder.post(
                riverside.door + "code",
                Map.of("code", codes(printed(riverside.desk, "A6")).getFirst())));
        assertThat(finder.get(page).body()).doesNotContain("Prins");
        assertThat(finder.post(page + "/open", Map.of()).statusCode()).isEqualTo(422);
        assertThat(finder.post(page + "/open", Map.of("fact", "1991")).statusCode())
                .isEqualTo(303);
    }

    @Test
    void every_print_is_written_down() {
        var file = riverside.add("Zoe", "Prins", Map.of());
        printed(riverside.desk, "A6");
        printed(riverside.desk, "A6");
        var id = file.substring(file.lastIndexOf('/') + 1);
        var of = "audit where club_id = :club and subject_id = '" + id + "' and sentence_code = ";
        assertThat(riverside.count(of + "'access.audit.slip'")).isEqualTo(1);
        assertThat(riverside.count(of + "'access.audit.code.shown'")).isEqualTo(2);
    }

    @Test
    void a_name_of_sixty_letters_and_one_that_the_font_lacks_are_printed() throws Exception {
        riverside.add("Maximiliane-Alexandrina", "von und zu Hohenlohe-Waldenburg-Schillingsfuerst", Map.of());
        riverside.add("محمد", "الأمين", Map.of());
        var text = String.join("\n", pages(printed(riverside.desk, "LABELS")));
        assertThat(text).contains("Schillingsfuerst");
        assertThat(CODE.matcher(text).results().count()).isEqualTo(2);
    }
}
