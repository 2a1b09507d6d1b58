package app.latchkey.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What a Java process spends its processor time on, native code and system calls included: JFR's sampler, Linux only. */
final class CpuSamples implements AutoCloseable {
    private static final String EVENT = "jdk.CPUTimeSample";

    private final long pid;
    private final Path file;

    private CpuSamples(long pid, Path file) {
        this.pid = pid;
        this.file = file;
    }

    static CpuSamples of(long pid) {
        try {
            var file = Files.createTempFile("latchkey-bench-cpu", ".jfr");
            Processes.jcmd(
                    pid,
                    "JFR.start",
                    "name=cpu",
                    "settings=none",
                    "+" + EVENT + "#enabled=true",
                    "+" + EVENT + "#throttle=5ms");
            return new CpuSamples(pid, file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The part of all samples so far in which a method of this class is on the stack; NaN without samples. */
    double shareOf(String type) {
        Processes.jcmd(pid, "JFR.stop", "name=cpu", "filename=" + file);
        try (var events = new RecordingFile(file)) {
            int all = 0;
            int inside = 0;
            while (events.hasMoreEvents()) {
                var event = events.readEvent();
                if (!event.getEventType().getName().equals(EVENT)) continue;
                all++;
                if (passes(event, type)) inside++;
            }
            return all == 0 ? Double.NaN : (double) inside / all;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean passes(RecordedEvent event, String type) {
        var stack = event.getStackTrace();
        return stack != null
                && stack.getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().equals(type));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
