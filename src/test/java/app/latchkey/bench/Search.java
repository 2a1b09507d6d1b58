package app.latchkey.bench;

import app.latchkey.bench.Figures.Target;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFilter;
import app.latchkey.members.MemberLists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Looking for people in one club beside others, as the application role with the policies on. */
final class Search {
    private static final double TARGET_MILLIS = 50;
    private static final int PAGE = 50;
    private static final int WARM_UP = 20;
    private static final int SOME = 500;
    private static final String PEOPLE = """
            select m.first, m.last, coalesce(a.key, '') as email, coalesce(m.phone, '') as phone from member m
            left join member_address a on a.club_id = m.club_id and a.member_id = m.id and a.main
            where m.club_id = :club order by md5(m.id::text) limit :most
            """;
    private static final String PLAIN = """
            select m.id from member m
            left join member_address a on a.club_id = m.club_id and a.member_id = m.id and a.main
            where m.club_id = :club and (m.first || ' ' || m.last ilike :like or a.as_given ilike :like
              or m.phone ilike :like)
            order by m.sort_key limit 51
            """;

    private final Place place;
    private final Figures figures;
    private final MemberLists lists;

    Search(Place place, Figures figures) {
        this.place = place;
        this.figures = figures;
        this.lists = place.bean(MemberLists.class);
    }

    /** What somebody types who looks for a person on the list. */
    private static final Map<String, Function<Lists.Person, String>> TYPED = typed();

    private static Map<String, Function<Lists.Person, String>> typed() {
        var typed = new LinkedHashMap<String, Function<Lists.Person, String>>();
        typed.put("3 letters of a name", p -> part(p.last(), 3));
        typed.put("5 letters of a name", p -> part(p.first() + p.last(), 5));
        typed.put("beginnings of both names", p -> begin(p.first(), 3) + " " + begin(p.last(), 3));
        typed.put(
                "6 signs of an address",
                p -> part(p.email().isEmpty() ? p.last() : p.email().replaceAll("@.*", ""), 6));
        typed.put("6 digits of a phone", p -> part(p.phone(), 6));
        typed.put("1 letter", p -> begin(p.last(), 1));
        typed.put("2 letters", p -> begin(p.last(), 2));
        return typed;
    }

    private static String part(String text, int length) {
        if (text.length() <= length) return text;
        int at = Math.floorMod(text.hashCode(), text.length() - length + 1);
        return text.substring(at, at + length).strip();
    }

    private static String begin(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    void measure(Club club, int members, int searches, int rounds) {
        var people = people(club);
        var size = String.format(Locale.ROOT, "%,d: ", members);
        TYPED.forEach((name, text) -> {
            var p50 = new ArrayList<Double>();
            var p95 = new ArrayList<Double>();
            for (int round = 0; round < rounds; round++) {
                var random = new Random(round);
                var times = Latencies.of(
                        WARM_UP,
                        searches,
                        i -> page(club, MemberFilter.ALL.withQ(text.apply(people.get(random.nextInt(people.size()))))));
                p50.add(times.p50());
                p95.add(times.p95());
            }
            figures.add("search", size + name + ", p50", "ms", Target.NONE, p50);
            figures.add("search", size + name + ", p95", "ms", Target.under(TARGET_MILLIS), p95);
        });
        filters(club, size, searches, rounds);
        plain(club, people, size);
    }

    private List<Lists.Person> people(Club club) {
        return place.owner()
                .sql(PEOPLE)
                .param("club", club.id().value())
                .param("most", SOME)
                .query((row, n) -> new Lists.Person(
                        row.getString("first"), row.getString("last"), row.getString("email"), row.getString("phone")))
                .list();
    }

    private void page(Club club, MemberFilter filter) {
        lists.page(club.id(), filter, MemberLists.Place.START, PAGE);
    }

    private void filters(Club club, String size, int searches, int rounds) {
        var filters = new LinkedHashMap<String, MemberFilter>();
        filters.put("no filter, first page", MemberFilter.ALL);
        filters.put("filter by state", MemberFilter.of("", "CANNOT", "", "", "", false));
        filters.put("filter by state and cause", MemberFilter.of("", "CANNOT", "NO_EMAIL", "", "", false));
        filters.put("filter by a finding", MemberFilter.of("", "", "", "EMAIL_SHARED", "", false));
        filters.put("5 letters and filter by state", MemberFilter.of("smith", "CANNOT", "", "", "", false));
        filters.forEach((name, filter) -> {
            var p95 = new ArrayList<Double>();
            for (int round = 0; round < rounds; round++)
                p95.add(Latencies.of(5, searches, i -> page(club, filter)).p95());
            figures.add("search", size + name + ", p95", "ms", Target.under(TARGET_MILLIS), p95);
        });
    }

    /** What every database can: no index helps a text in the middle. Without policies, by the owner of the tables. */
    private void plain(Club club, List<Lists.Person> people, String size) {
        var random = new Random(1);
        var owner = place.owner();
        var times = Latencies.of(2, 10, i -> {
            var typed = part(people.get(random.nextInt(people.size())).last(), 5);
            owner.sql(PLAIN)
                    .param("club", club.id().value())
                    .param("like", "%" + typed + "%")
                    .query((row, n) -> n)
                    .list();
        });
        var ilike =
                figures.add("search", size + "plain ilike of 5 letters, p50", "ms", Target.NONE, List.of(times.p50()));
        var ours = figures.find("search", size + "5 letters of a name, p50");
        figures.add(
                "search", size + "plain ilike : ours", "times", Target.NONE, List.of(ilike.median() / ours.median()));
    }

    /** How much slower the largest club is than the smallest. */
    void flatness(int least, int most) {
        if (least == most) return;
        var from = String.format(Locale.ROOT, "%,d: ", least);
        var to = String.format(Locale.ROOT, "%,d: ", most);
        for (var name : TYPED.keySet()) {
            double small = figures.find("search", from + name + ", p95").median();
            double large = figures.find("search", to + name + ", p95").median();
            figures.add(
                    "search",
                    to + name + ", p95 : that of " + from.strip(),
                    "times",
                    Target.under(2),
                    List.of(large / small));
        }
    }
}
