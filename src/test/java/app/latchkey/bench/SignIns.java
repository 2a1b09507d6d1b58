package app.latchkey.bench;

import app.latchkey.accounts.Hashing;
import app.latchkey.bench.Figures.Target;
import app.latchkey.clubs.Club;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Sign-ins with a password as browsers make them: the page, the form, the landing; each person with a browser and a network
 * of their own. Beside them, bare libsodium comparing the same hash in a loop on all cores.
 */
final class SignIns {
    private static final int BROWSERS = 16;
    private static final int WARM_UP = 15;
    private static final int LONGEST_WARM_UP = 60;
    private static final double QUIET = 0.01;
    private static final double TARGET_SHARE = 75;

    private final Place place;
    private final Figures figures;
    private final Hashing.Parameters parameters;

    SignIns(Place place, Figures figures, Hashing.Parameters parameters) {
        this.place = place;
        this.figures = figures;
        this.parameters = parameters;
    }

    private record Bare(double hashesASecond, double cpuSecondsAHash) {}

    /**
     * @param hashing of the processor time of application and PostgreSQL, percent, as the application's Java was sampled
     * @param priced the same by what a hash costs alone: less, since alone nothing else is in the caches
     */
    private record Round(
            double signInsASecond,
            double hashing,
            double priced,
            double application,
            double database,
            double browsers) {}

    void measure(Club club, int people, Duration time, int rounds) {
        var hashing = new Hashing(parameters);
        var hash = hashing.hash(SignedIn.PASSWORD);
        var keys = new SignedIn(place).members(club, people, hash);
        var turn = new AtomicInteger();
        warmUp(club, keys, turn, time);
        var bare = new ArrayList<Bare>();
        var measured = new ArrayList<Round>();
        for (int i = 0; i < rounds; i++) {
            bare.add(bare(hashing, hash, time.dividedBy(2)));
            measured.add(round(club, keys, turn, time, bare.getLast()));
        }
        tell(bare, measured);
    }

    /** Until each connection has planned what a sign-in needs, and the JVM's compilers have next to nothing to do. */
    private void warmUp(Club club, List<String> keys, AtomicInteger turn, Duration time) {
        int slices = 0;
        double compiling;
        do {
            double all = Processes.ownCpuSeconds(place.application());
            double java = Processes.javaCpuSeconds(place.application());
            all(BROWSERS, time.multipliedBy(WARM_UP), i -> signIn(club, keys, turn.getAndIncrement()));
            slices += WARM_UP;
            all = Processes.ownCpuSeconds(place.application()) - all;
            java = Processes.javaCpuSeconds(place.application()) - java;
            compiling = 1 - java / all;
        } while (compiling > QUIET && slices < LONGEST_WARM_UP);
    }

    private void tell(List<Bare> bare, List<Round> rounds) {
        var name = "Argon2id m=" + parameters.memoryKib() / 1024 + " MiB t=" + parameters.passes() + ": ";
        var alone = figures.add(
                "sign-ins",
                name + "bare libsodium",
                "a second",
                Target.NONE,
                bare.stream().map(Bare::hashesASecond).toList());
        var ours = figures.add(
                "sign-ins",
                name + "sign-ins",
                "a second",
                Target.NONE,
                rounds.stream().map(Round::signInsASecond).toList());
        figures.add(
                "sign-ins",
                name + "sign-ins : bare libsodium",
                "times",
                Target.NONE,
                List.of(ours.median() / alone.median()));
        figures.add(
                "sign-ins",
                name + "hashing of all processor time",
                "%",
                Target.atLeast(TARGET_SHARE),
                rounds.stream().map(Round::hashing).toList());
        figures.add(
                "sign-ins",
                name + "(hashes at the price of bare ones)",
                "%",
                Target.NONE,
                rounds.stream().map(Round::priced).toList());
        figures.add(
                "sign-ins",
                name + "application, a sign-in",
                "CPU ms",
                Target.NONE,
                rounds.stream().map(Round::application).toList());
        figures.add(
                "sign-ins",
                name + "PostgreSQL, a sign-in",
                "CPU ms",
                Target.NONE,
                rounds.stream().map(Round::database).toList());
        figures.add(
                "sign-ins",
                name + "(the browsers, not counted)",
                "CPU ms",
                Target.NONE,
                rounds.stream().map(Round::browsers).toList());
    }

    private Round round(Club club, List<String> keys, AtomicInteger turn, Duration time, Bare bare) {
        try (var samples = CpuSamples.of(place.application())) {
            return round(club, keys, turn, time, bare, samples);
        }
    }

    private Round round(
            Club club, List<String> keys, AtomicInteger turn, Duration time, Bare bare, CpuSamples samples) {
        double application = Processes.ownCpuSeconds(place.application());
        double java = Processes.javaCpuSeconds(place.application());
        double database = Processes.cpuSeconds(place.database());
        double browsers = ownCpuSeconds();
        long begun = System.nanoTime();
        int done = all(BROWSERS, time, i -> signIn(club, keys, turn.getAndIncrement()));
        double seconds = (System.nanoTime() - begun) / 1e9;
        application = Processes.ownCpuSeconds(place.application()) - application;
        java = Processes.javaCpuSeconds(place.application()) - java;
        database = Processes.cpuSeconds(place.database()) - database;
        browsers = ownCpuSeconds() - browsers;
        return new Round(
                done / seconds,
                100 * samples.shareOf("app.latchkey.accounts.SodiumArgon2") * java / (application + database),
                100 * done * bare.cpuSecondsAHash / (application + database),
                1000 * application / done,
                1000 * database / done,
                1000 * browsers / done);
    }

    private void signIn(Club club, List<String> keys, int turn) {
        var visitor = new Visitor(place.base(), turn);
        visitor.get("/" + club.slug() + "/");
        var landed = visitor.signIn(club.slug(), keys.get(turn % keys.size()), SignedIn.PASSWORD);
        if (landed.statusCode() != 200 || !landed.uri().getPath().contains("/me/"))
            throw new IllegalStateException("Not inside: " + landed.statusCode() + " at " + landed.uri());
    }

    private static Bare bare(Hashing hashing, String hash, Duration time) {
        double cpu = ownCpuSeconds();
        long begun = System.nanoTime();
        int done = all(Runtime.getRuntime().availableProcessors(), time, i -> {
            if (!hashing.verify(hash, SignedIn.PASSWORD)) throw new IllegalStateException("The hash is not its own");
        });
        return new Bare(done / ((System.nanoTime() - begun) / 1e9), (ownCpuSeconds() - cpu) / done);
    }

    /** As many at once, over and over; answers how often. */
    private static int all(int atOnce, Duration time, IntConsumer deed) {
        var count = new AtomicInteger();
        long until = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            var tasks = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < atOnce; i++) {
                int number = i;
                tasks.add(threads.submit(() -> {
                    while (System.nanoTime() < until) {
                        deed.accept(number);
                        count.incrementAndGet();
                    }
                }));
            }
            for (var task : tasks) task.get();
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return count.get();
    }

    private static double ownCpuSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }
}
