package app.latchkey.bench;

import app.latchkey.bench.Figures.Target;
import app.latchkey.clubs.Club;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Why one member cannot get in, over HTTP, signed in at the desk; and the desk's list beside it. */
final class Panels {
    private static final double TARGET_MILLIS = 100;
    private static final String SOME = """
            select id::text from member where club_id = :club and archived_at is null order by md5(id::text) limit :most
            """;

    private static final String TYPED = """
            select m.first || ' ' || m.last as name, a.as_given as address
            from member m join member_address a on a.club_id = :club and a.member_id = m.id and a.main and a.removed_at is null
            where m.club_id = :club and m.archived_at is null order by md5(m.id::text) limit :most
            """;
    private static final int MOST_STALE = 100_000;
    private static final String STALE = """
            insert into refresh_queue (club_id, member_id, due)
            select club_id, id, now() from member where club_id = :club order by md5(id::text) limit :most
            on conflict do nothing
            """;

    private final Place place;
    private final Figures figures;

    private record Typed(String name, String address) {
        /** Two letters the wrong way round, as it happens. */
        String mistyped() {
            return address.length() < 4
                    ? address
                    : address.substring(0, 2) + address.charAt(3) + address.charAt(2) + address.substring(4);
        }
    }

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
        var typed = place.owner()
                .sql(TYPED)
                .param("club", club.id().value())
                .param("most", looks)
                .query((row, n) -> new Typed(row.getString("name"), row.getString("address")))
                .list();
        pages(desk, size + "the first page of the desk", rounds, some, "/" + club.slug() + "/desk/?now=%s");
        var box = "/" + club.slug() + "/desk/?who=%s";
        pages(desk, size + "the box, both names", rounds, encoded(typed, Typed::name), box);
        pages(desk, size + "the box, a mistyped address", rounds, encoded(typed, Typed::mistyped), box);
        projection(club, Math.min(members, MOST_STALE), size, rounds);
    }

    private static List<String> encoded(List<Typed> all, Function<Typed, String> what) {
        return all.stream()
                .map(what)
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                .toList();
    }

    /** Everybody's answer may have changed at once: how long until the list says today's truth of all of them. */
    private void projection(Club club, int stale, String size, int rounds) {
        var rate = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            place.owner()
                    .sql(STALE)
                    .param("club", club.id().value())
                    .param("most", stale)
                    .update();
            long begun = System.nanoTime();
            place.untilTheListIsFresh(club, Duration.ofMinutes(20));
            rate.add(stale / ((System.nanoTime() - begun) / 1e9));
        }
        figures.add("panel", size + "projection, " + stale + " stale at once", "members a second", Target.NONE, rate);
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
