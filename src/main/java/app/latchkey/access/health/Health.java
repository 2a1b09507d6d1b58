package app.latchkey.access.health;

import app.latchkey.access.AccessState;
import app.latchkey.access.Words;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Frame;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** From the counted days to what the desk reads. */
@Component
class Health {
    static final int DAYS = 30;

    private static final int MOST_CAUSES = 12;
    private static final int WEEK = 7;

    private final Days days;
    private final Bursts bursts;
    private final Words words;
    private final Transactions transactions;

    Health(Days days, Bursts bursts, Words words, Transactions transactions) {
        this.days = days;
        this.bursts = bursts;
        this.words = words;
        this.transactions = transactions;
    }

    void countToday(Desk desk) {
        transactions.inClub(desk.club().id(), () -> days.count(desk.club().id(), today(desk)));
    }

    private static LocalDate today(Desk desk) {
        return desk.now().atZone(desk.club().timeZone()).toLocalDate();
    }

    HealthPage page(Desk desk) {
        var club = desk.club().id();
        return transactions.readInClub(club, () -> {
            var today = today(desk);
            var counted = days.since(club, today.minusDays(DAYS));
            var burst = bursts.now(club, desk.now());
            return new HealthPage(
                    desk,
                    byDay(counted),
                    causes(counted, today),
                    burst,
                    burst.flatMap(Bursts.Burst::cause)
                            .map(code -> words.cause(code, Frame.current().locale())));
        });
    }

    private static List<HealthPage.Day> byDay(List<Days.Counted> counted) {
        var all = new TreeMap<LocalDate, EnumMap<AccessState, Long>>();
        for (var one : counted)
            all.computeIfAbsent(one.day(), day -> new EnumMap<>(AccessState.class))
                    .merge(AccessState.valueOf(one.state()), one.members(), Long::sum);
        return all.entrySet().stream()
                .map(day -> new HealthPage.Day(day.getKey(), day.getValue()))
                .toList();
    }

    /** The causes of those who cannot get in: the newest day beside a week and a month before it. */
    private List<HealthPage.Cause> causes(List<Days.Counted> counted, LocalDate today) {
        var newest = counted.stream()
                .map(Days.Counted::day)
                .max(Comparator.naturalOrder())
                .orElse(today);
        var oldest = counted.stream()
                .map(Days.Counted::day)
                .min(Comparator.naturalOrder())
                .orElse(today);
        var codes = counted.stream()
                .filter(one -> one.state().equals("CANNOT") || one.state().equals("SHUT"))
                .map(Days.Counted::top)
                .distinct()
                .toList();
        var causes = new ArrayList<HealthPage.Cause>();
        for (var code : codes)
            causes.add(new HealthPage.Cause(
                    code,
                    words.cause(code, Frame.current().locale()),
                    on(counted, code, newest),
                    on(counted, code, newest.minusDays(WEEK)),
                    on(counted, code, oldest)));
        causes.sort(Comparator.comparing(HealthPage.Cause::now).reversed().thenComparing(HealthPage.Cause::code));
        return causes.stream().limit(MOST_CAUSES).toList();
    }

    private static long on(List<Days.Counted> counted, String code, LocalDate day) {
        return counted.stream()
                .filter(one -> one.day().equals(day) && one.top().equals(code))
                .mapToLong(Days.Counted::members)
                .sum();
    }
}
