package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ListEndTest {
    private final Riverside riverside = new Riverside();

    @Test
    void behind_the_last_file_and_before_the_first_the_list_begins_anew() {
        var file = riverside.add("Ada", "Martin", Map.of());
        var id = file.substring(file.lastIndexOf('/') + 1);
        for (var place : new String[] {"?after=", "?before="}) {
            var page = riverside.desk.get(riverside.door + "desk/members" + place + id);
            assertThat(page.statusCode()).as(place).isEqualTo(200);
            assertThat(page.body()).contains("Ada Martin");
        }
    }
}
