package app.latchkey.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the system counts for processes: Linux's /proc, and nothing (NaN) where there is none. */
final class Processes {
    private static final double TICKS_A_SECOND = 100;
    /** Of the two generations; what is said of the classes names no total. */
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

    private Processes() {}

    /** Processor seconds of a process, of those it started and of those that are gone. */
    static double cpuSeconds(long pid) {
        return tree(pid).mapToDouble(Processes::ticks).sum() / TICKS_A_SECOND;
    }

    /** Of one process only. */
    static double ownCpuSeconds(long pid) {
        return ticks(pid) / TICKS_A_SECOND;
    }

    /** Of the threads of a JVM that run Java: not of its compilers, nor of what clears its memory. */
    static double javaCpuSeconds(long pid) {
        try (var threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.filter(Processes::runsJava)
                            .mapToDouble(thread -> ticks(thread.resolve("stat"), 2))
                            .sum()
                    / TICKS_A_SECOND;
        } catch (IOException none) {
            return Double.NaN;
        }
    }

    private static boolean runsJava(Path thread) {
        try {
            var name = Files.readString(thread.resolve("comm"));
            return Stream.of("C1 ", "C2 ", "VM ", "GC ").noneMatch(name::startsWith);
        } catch (IOException gone) {
            return false;
        }
    }

    private static Stream<Long> tree(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid);
    }

    private static double ticks(long pid) {
        return ticks(Path.of("/proc/" + pid + "/stat"), 4);
    }

    /** @param fields two: its own time, as a user's and the system's; four: that of children that are gone as well */
    private static double ticks(Path stat, int fields) {
        try {
            var text = Files.readString(stat);
            var all = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return IntStream.range(11, 11 + fields)
                    .mapToDouble(i -> Double.parseDouble(all[i]))
                    .sum();
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

    /** The same of one process only. */
    static double ownMegabytes(long pid) {
        return kilobytes(pid, "smaps_rollup", "Pss:") / 1024;
    }

    /** What is left on the heap of a Java process when everything that nobody holds any more is gone. */
    static double heapMegabytesAfterCollection(long pid) {
        jcmd(pid, "GC.run");
        return USED.matcher(jcmd(pid, "GC.heap_info"))
                        .results()
                        .mapToDouble(used -> Double.parseDouble(used.group(1)))
                        .sum()
                / 1024;
    }

    static String jcmd(long pid, String... command) {
        var words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), "" + pid));
        words.addAll(List.of(command));
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
        } catch (IOException | UncheckedIOException gone) {
            return Files.exists(Path.of("/proc/self")) ? 0 : Double.NaN;
        }
    }
}
