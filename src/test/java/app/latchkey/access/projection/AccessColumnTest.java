package app.latchkey.access.projection;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.Words;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.Role;
import app.latchkey.members.MemberAccessColumn.Sum;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class AccessColumnTest {
    private final Club club = RunningHouse.club("FR");
    private final Browser owner = RunningHouse.staff(club, Role.OWNER);
    private final Transactions transactions = RunningHouse.bean(Transactions.class);

    private AccessColumn from(int large) {
        var column = new AccessColumn(
                RunningHouse.bean(MemberAccessRows.class),
                RunningHouse.bean(Words.class),
                RunningHouse.bean(Clubs.class),
                transactions);
        column.large = large;
        return column;
    }

    private long members(AccessColumn column) {
        return column.sums(club.id(), Locale.ENGLISH).stream()
                .mapToLong(Sum::members)
                .sum();
    }

    private void add(String name) {
        owner.post("/" + club.slug() + "/desk/members/new", Map.of("first", name, "last", "Roux", "evenSo", "true"));
    }

    @Test
    void the_sums_of_a_large_club_are_counted_every_ten_seconds_and_those_of_others_each_time() {
        var large = from(1);
        var other = from(100);
        add("Ada");
        Awaitility.await().until(() -> members(other) == 1);
        assertThat(members(large)).isEqualTo(1);
        add("Tom");
        Awaitility.await().until(() -> members(other) == 2);
        var before = transactions.clockOffset();
        try {
            assertThat(members(large)).isEqualTo(1);
            transactions.moveClock(before.plus(Duration.ofSeconds(11)));
            assertThat(members(large)).isEqualTo(2);
        } finally {
            transactions.moveClock(before);
        }
    }
}
