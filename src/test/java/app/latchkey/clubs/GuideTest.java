package app.latchkey.clubs;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.RunningHouse;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class GuideTest {
    private final Club club = RunningHouse.club("FR");

    @Test
    void everybody_at_the_desk_reads_it_with_its_pictures_and_its_links() {
        var coach = RunningHouse.staff(club, Role.COACH);
        for (var page : new String[] {"desk", "members"}) {
            var read = coach.get(club.path() + "desk/guide/" + page);
            assertThat(read.statusCode()).as(page).isEqualTo(200);
            var html = Jsoup.parse(read.body()).select("article");
            assertThat(html.select("h1").size()).as(page).isEqualTo(1);
            assertThat(html.select("img"))
                    .as(page)
                    .isNotEmpty()
                    .allSatisfy(image -> assertThat(coach.get(image.attr("src")).statusCode())
                            .as(image.attr("src"))
                            .isEqualTo(200));
            assertThat(html.select("a[href]"))
                    .as(page)
                    .isNotEmpty()
                    .allSatisfy(link -> assertThat(coach.get(club.path() + "desk/guide/" + link.attr("href"))
                                    .statusCode())
                            .isEqualTo(200));
        }
    }

    @Test
    void a_page_that_does_not_exist_is_not_looked_for_among_the_files() {
        var coach = RunningHouse.staff(club, Role.COACH);
        assertThat(coach.get(club.path() + "desk/guide/..%2F..%2Fapplication").statusCode())
                .isIn(400, 404);
        assertThat(coach.get(club.path() + "desk/guide/owner").statusCode()).isEqualTo(404);
    }
}
