package app.latchkey.operator.demo;

import java.time.Duration;

/** A club's month, scene by scene; between two scenes the clock is moved. */
interface Scenes {
    enum When {
        FOUNDED(Duration.ofDays(33)),
        WEEKS_AGO(Duration.ofDays(20)),
        DAYS_AGO(Duration.ofDays(3)),
        JUST_NOW(Duration.ofMinutes(40)),
        TODAY(Duration.ZERO);

        private final Duration ago;

        When(Duration ago) {
            this.ago = ago;
        }

        Duration ago() {
            return ago;
        }
    }

    void play(When scene);
}
