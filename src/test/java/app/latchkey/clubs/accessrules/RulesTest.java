package app.latchkey.clubs.accessrules;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.AccessRules;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.Role;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {
    private final Club club = RunningHouse.club("FR");
    private final Browser owner = RunningHouse.staff(club, Role.OWNER);
    private final String path = "/" + club.slug() + "/desk/access-rules";

    private AccessRules now() {
        var clubs = RunningHouse.bean(Clubs.class);
        return RunningHouse.bean(Transactions.class)
                .global(() -> clubs.get(club.id()))
                .access();
    }

    private int decided(String field, String value) {
        var form = new HashMap<>(Map.of(
                "firstAccess",
                "CODE",
                "inviteDays",
                "7",
                "askInvite",
                "ALWAYS",
                "staffProof",
                "PASSKEY",
                "joins",
                "OPEN"));
        form.put(field, value);
        return owner.post(path, form).statusCode();
    }

    @Test
    void a_club_begins_with_what_locks_nobody_out() {
        assertThat(now()).isEqualTo(AccessRules.USUAL);
    }

    @Test
    void what_was_decided_stands_there_the_next_time() {
        assertThat(decided("mailedCodes", "true")).isEqualTo(303);
        assertThat(now())
                .isEqualTo(new AccessRules(
                        AccessRules.FirstAccess.CODE,
                        7,
                        AccessRules.AskInvite.ALWAYS,
                        true,
                        AccessRules.StaffProof.PASSKEY,
                        AccessRules.Joins.OPEN,
                        List.of()));
    }

    @Test
    void what_cannot_be_is_said_and_nothing_is_written() {
        for (var days : new String[] {"0", "31", "a week", ""})
            assertThat(decided("inviteDays", days)).isEqualTo(422);
        assertThat(decided("staffProof", "A_SMILE")).isEqualTo(422);
        assertThat(decided("joins", "EVERYBODY")).isEqualTo(422);
        assertThat(now()).isEqualTo(AccessRules.USUAL);
    }

    @Test
    void networks_are_kept_as_requests_name_them() {
        for (var wrong : new String[] {"our house", "12", "203.0.113.0/24", "example.org"})
            assertThat(decided("ownNetworks", wrong)).as(wrong).isEqualTo(422);
        assertThat(decided("ownNetworks", " 203.0.113.7 \n2001:db8:1:2::9\n203.0.113.7"))
                .isEqualTo(303);
        assertThat(now().ownNetworks()).containsExactly("203.0.113.7", "2001:db8:1:2:0:0:0:0/64");
    }

    @Test
    void a_desk_that_asks_for_a_passkey_opens_by_nothing_less() {
        decided("mailedCodes", "true");
        var led = owner.get("/" + club.slug() + "/desk/members").headers().firstValue("Location");
        assertThat(led).hasValueSatisfying(to -> assertThat(to).endsWith("/passkeys?needed=1"));
        assertThat(owner.get(led.orElseThrow()).body()).contains("asks its staff for a passkey");
    }
}
