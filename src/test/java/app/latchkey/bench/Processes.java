package app.latchkey.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the system counts for processes: Linux's /proc, and nothing (NaN) where there is none. */
final class Processes {
    private static final double TICKS_A_SECOND = 100;

    private Processes() {}

    /** Processor seconds of a process, of those it started and of those that are gone. */
    static double cpuSeconds(long pid) {
        return tree(pid).mapToDouble(Processes::ticks).sum() / TICKS_A_SECOND;
    }

    /** Of one process only. */
    static double ownCpuSeconds(long pid) {
        return ticks(pid) / TICKS_A_SECOND;
    }

    private static Stream<Long> tree(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid);
    }

    private static double ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Double.parseDouble(fields[11])
                    + Double.parseDouble(fields[12])
                    + Double.parseDouble(fields[13])
                    + Double.parseDouble(fields[14]);
        } catch (IOException gone) {
            return Files.exists(Path.of("/proc/self")) ? 0 : Double.NaN;
        }
    }

    /** Megabytes of a process and those it started, each shared page counted once among those that share it. */
    static double megabytes(long pid) {
        return tree(pid)
                        .mapToDouble(one -> kilobytes(one, "smaps_rollup", "Pss:"))
                        .sum()
                / 1024;
    }

    /** The most that one process ever held. */
    static double peakMegabytes(long pid) {
        return kilobytes(pid, "status", "VmHWM:") / 1024;
    }

    private static double kilobytes(long pid, String file, String name) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/" + file))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException gone) {
            return Files.exists(Path.of("/proc/self")) ? 0 : Double.NaN;
        }
    }
}
