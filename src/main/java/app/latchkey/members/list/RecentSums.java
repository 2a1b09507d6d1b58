package app.latchkey.members.list;

import app.latchkey.members.MemberAccessColumn;
import app.latchkey.members.MemberAccessColumn.Sum;
import app.latchkey.platform.ids.ClubId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counting a large club takes longer than drawing its list: its sums may be some seconds old, a small club's never. */
final class RecentSums {
    private static final Duration OLDEST = Duration.ofSeconds(5);
    private static final long LARGE = 10_000;
    private static final int MOST_KEPT = 200;

    private final Map<Key, Counted> kept = new ConcurrentHashMap<>();

    private record Key(ClubId club, Locale locale) {}

    private record Counted(long nanos, List<Sum> sums) {}

    List<Sum> of(MemberAccessColumn column, ClubId club, Locale locale) {
        var key = new Key(club, locale);
        var recent = kept.get(key);
        if (recent != null && System.nanoTime() - recent.nanos < OLDEST.toNanos()) return recent.sums;
        var sums = column.sums(club, locale);
        kept.remove(key);
        if (kept.size() > MOST_KEPT) kept.clear();
        if (sums.stream().mapToLong(Sum::members).sum() >= LARGE) kept.put(key, new Counted(System.nanoTime(), sums));
        return sums;
    }
}
