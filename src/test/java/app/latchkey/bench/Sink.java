package app.latchkey.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** A relay that takes every mail, answers each command after a while, and keeps nothing but when it said 250. */
final class Sink implements AutoCloseable {
    private static final String SLOW = "@slow.example";

    private final ServerSocket socket;
    private final Duration command;
    private final Duration slow;
    private final Map<String, LongAdder> taken = new ConcurrentHashMap<>();
    private final Map<String, Long> when = new ConcurrentHashMap<>();

    /** @param slow how long the one slow domain takes for a mail */
    Sink(Duration command, Duration slow) {
        this.command = command;
        this.slow = slow;
        try {
            this.socket = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::listen);
    }

    String url() {
        return "smtp://127.0.0.1:" + socket.getLocalPort();
    }

    /** Mails whose address begins so. */
    long taken(String kind) {
        var count = taken.get(kind);
        return count == null ? 0 : count.sum();
    }

    /** When this address was answered 250; nothing when it was not. */
    Long at(String to) {
        return when.get(to);
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                client.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> converse(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            var out = client.getOutputStream();
            say(out, "220 sink");
            var to = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                LockSupport.parkNanos(command.toNanos());
                var word = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
                switch (word) {
                    case "QUIT" -> {
                        return;
                    }
                    case "EHLO" -> say(out, "250-sink\r\n250 8BITMIME");
                    case "RCPT" -> {
                        to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        say(out, "250 2.1.5 ok");
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        for (var text = in.readLine(); !".".equals(text); text = in.readLine())
                            if (text == null) return;
                        LockSupport.parkNanos((to.endsWith(SLOW) ? slow : command).toNanos());
                        // Counted before the answer is heard, as late as can be.
                        say(out, "250 2.0.0 taken");
                        keep(to, System.nanoTime());
                    }
                    default -> say(out, "250 2.0.0 ok");
                }
            }
        } catch (IOException gone) {
            // The client hung up.
        }
    }

    private void keep(String to, long at) {
        var kind = to.substring(0, 1) + (to.endsWith(SLOW) ? "slow" : "");
        taken.computeIfAbsent(kind, any -> new LongAdder()).increment();
        if (kind.equals("x")) when.put(to, at);
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
