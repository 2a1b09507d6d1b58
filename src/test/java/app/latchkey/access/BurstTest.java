package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.signin.SignIn;
import app.latchkey.accounts.Client;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One name from many networks within an hour is somebody else's doing, but not what comes from her own telephone. */
class BurstTest {
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));
    private final Browser ada = riverside.accepted(riverside.invited(file, address));
    private final Optional<String> hers = Optional.of(ada.cookie("latchkey_device"));
    private final SignIn signIn = RunningHouse.bean(SignIn.class);
    private int tries;

    private void tries(int networks, Optional<String> device) {
        for (var n = 0; n < networks; n++) {
            tries++;
            var network = "198.18." + tries + "." + (address.hashCode() & 127);
            signIn.tryToEnter(riverside.club, address, "not it " + n, new Client(network, device, "Chrome on Android"));
        }
        Awaitility.await()
                .until(() ->
                        riverside.count("attempt_match where club_id = :club and reason = 'WRONG_PASSWORD'") == tries);
    }

    private long strangers() {
        return riverside.count("attempt_match where club_id = :club and stranger");
    }

    private String panel() {
        return riverside.desk.get(file + "/access").body();
    }

    @Test
    void on_a_train_with_her_own_telephone_she_is_nobody_else() {
        tries(5, hers);
        assertThat(strangers()).isZero();
        assertThat(panel()).contains("data-code=\"WRONG_PASSWORD\"");
    }

    @Test
    void her_own_networks_make_no_burst_of_somebody_elses_few() {
        tries(2, hers);
        tries(2, Optional.empty());
        assertThat(strangers()).isZero();
    }

    @Test
    void in_a_burst_her_own_tries_stay_hers() {
        tries(1, hers);
        tries(5, Optional.empty());
        assertThat(strangers()).isEqualTo(5);
        assertThat(panel()).contains("data-code=\"WRONG_PASSWORD\"");
    }

    @Test
    void without_a_device_of_hers_many_networks_are_somebody_else() {
        tries(5, Optional.empty());
        assertThat(strangers()).isEqualTo(5);
        assertThat(panel()).contains("data-code=\"ALL_GOOD\"");
    }
}
