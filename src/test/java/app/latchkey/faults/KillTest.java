package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.ScriptedSmtp;
import app.latchkey.operator.sink.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 in the middle of work: the application, its PostgreSQL, both. */
class KillTest {
    private static final boolean LONG = Boolean.getBoolean("latchkey.long");
    private static final int ROUNDS = LONG ? 100 : 10;
    private static final Duration NATURAL_END = Duration.ofSeconds(240);
    private static final Duration SHORT_END = Duration.ofSeconds(40);
    private static final String SLUG = "riverside";

    private enum Victim {
        POSTGRES,
        APPLICATION,
        BOTH
    }

    @TempDir
    private Path home;

    @Test
    void nothing_acknowledged_is_lost_whoever_is_killed_at_whatever_moment() throws Exception {
        var seed = Long.getLong("latchkey.seed", System.nanoTime());
        var random = new Random(seed);
        System.out.println("KillTest: " + ROUNDS + " rounds, -Dlatchkey.seed=" + seed);
        try (var smtp = new ScriptedSmtp(InstantSource.system());
                var house = new ChildHouse(home, smtp)) {
            // Slow enough that kills fall between the final dot and the answer.
            smtp.play((step, to) -> step == Step.DOT
                    ? Optional.of(Play.late(
                            Duration.ofMillis(ThreadLocalRandom.current().nextInt(60))))
                    : Optional.empty());
            house.start();
            house.command(
                    "club", "create", "--slug", SLUG, "--name", "Riverside", "--owner-email", "owner@load.example");
            var key = house.command("api-key", "create", "--club", SLUG);
            var promises = new Promises();
            var arrived = new Arrived(smtp);
            var load = new Load(house.base(), SLUG, key, promises, arrived);
            var checker = new Checker(house, SLUG, key, promises, arrived);
            var restart = Instant.now();
            for (var round = 1; round <= ROUNDS; round++) {
                load.start();
                TimeUnit.MILLISECONDS.sleep(600 + random.nextInt(900));
                kill(house, victim(round), random);
                load.stop();
                restart = Instant.now();
                if (victim(round) != Victim.POSTGRES) house.start();
                checker.answersAgain();
                checker.afterARound();
            }
            if (!LONG) checker.aMinuteAfter(restart);
            checker.drained(LONG ? NATURAL_END : SHORT_END);
            if (LONG)
                TimeUnit.SECONDS.sleep(Math.max(
                        0, 61 - Duration.between(restart, Instant.now()).toSeconds()));
            checker.unheardIsDoneOnce();
            checker.unheardIsWholeOrNot();
            checker.drained(SHORT_END);
            checker.mails();
            assertThat(new Reckoning(house.sql(), smtp.received(), promises).violations())
                    .isEmpty();
            whatIsMissingIsSeen(house, key, promises, arrived);
            tell(promises, smtp, checker);
        }
    }

    /** The checker itself: one promise too many, one mail too few. */
    private static void whatIsMissingIsSeen(ChildHouse house, String key, Promises promises, Arrived arrived) {
        try (var empty = new ScriptedSmtp(InstantSource.system())) {
            var nothing = new Checker(house, SLUG, key, promises, new Arrived(empty));
            assertThatThrownBy(nothing::mails).isInstanceOf(AssertionError.class);
        }
        var more = new Promises();
        more.added.add(
                new Promises.Added("once", "eve@load.example", "", Optional.empty(), Optional.of(UUID.randomUUID())));
        var checker = new Checker(house, SLUG, key, more, arrived);
        assertThatThrownBy(checker::afterARound).isInstanceOf(AssertionError.class);
    }

    /** Starting a process anew takes seconds: in the short run three of ten rounds pay them. */
    private static Victim victim(int round) {
        if (LONG) return Victim.values()[round % 3];
        return switch (round) {
            case 2, 5 -> Victim.APPLICATION;
            case 8 -> Victim.BOTH;
            default -> Victim.POSTGRES;
        };
    }

    private static void kill(ChildHouse house, Victim victim, Random random) throws Exception {
        var applicationFirst = random.nextBoolean();
        if (victim == Victim.APPLICATION || victim == Victim.BOTH && applicationFirst) house.killApplication();
        if (victim != Victim.APPLICATION) house.killPostgres();
        if (victim == Victim.BOTH && !applicationFirst) house.killApplication();
    }

    private static void tell(Promises promises, ScriptedSmtp smtp, Checker checker) {
        var heard =
                promises.added.stream().filter(added -> added.id().isPresent()).count();
        System.out.printf(
                "KillTest: %d members acknowledged and there, %d asked without an answer and done once; %d mails promised,"
                        + " %d arrived, %d of them twice as declared; %d people, %d resets, %d sessions%n",
                heard,
                promises.added.size() - heard,
                promises.mailed.size() + promises.resets.size(),
                smtp.received().size(),
                checker.twice(),
                promises.people().size(),
                promises.resets.size(),
                promises.inside.size());
    }
}
