package app.latchkey.bench;

import app.latchkey.bench.Figures.Target;
import app.latchkey.clubs.Club;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why one member cannot get in, over HTTP, signed in at the desk; and the desk's list beside it. */
final class Panels {
    private static final double TARGET_MILLIS = 100;
    private static final String SOME = """
            select id::text from member where club_id = :club and archived_at is null order by md5(id::text) limit :most
            """;

    private final Place place;
    private final Figures figures;

    Panels(Place place, Figures figures) {
        this.place = place;
        this.figures = figures;
    }

    void measure(Club club, int members, int looks, int rounds) {
        var size = String.format(Locale.ROOT, "%,d: ", members);
        var desk = new SignedIn(place).atTheDesk(club);
        var some = place.owner()
                .sql(SOME)
                .param("club", club.id().value())
                .param("most", looks)
                .query(String.class)
                .list();
        pages(desk, size + "diagnosis of one member", rounds, some, "/" + club.slug() + "/desk/members/%s/access");
        pages(desk, size + "a member's file", rounds, some, "/" + club.slug() + "/desk/members/%s");
        pages(desk, size + "the list, page by page", rounds, some, "/" + club.slug() + "/desk/members?after=%s");
    }

    private void pages(Visitor desk, String name, int rounds, List<String> members, String path) {
        var p50 = new ArrayList<Double>();
        var p95 = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            var times = Latencies.of(members.size() / 2, members.size(), i -> {
                var answer = desk.get(path.formatted(members.get(i % members.size())));
                if (answer.statusCode() != 200) throw new IllegalStateException("It answered " + answer.statusCode());
            });
            p50.add(times.p50());
            p95.add(times.p95());
        }
        figures.add("panel", name + ", p50", "ms", Target.NONE, p50);
        figures.add("panel", name + ", p95", "ms", Target.under(TARGET_MILLIS), p95);
    }
}
