package app.latchkey.operator;

import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;

/** {@code start} and {@code demo}: runs until the process is told to stop, then stops cleanly. */
final class Server {
    private final Class<?> application;
    private final Settings settings;
    private final PrintStream out;

    Server(Class<?> application, Settings settings, PrintStream out) {
        this.application = application;
        this.settings = settings;
        this.out = out;
    }

    void runUntilStopped() {
        refuseTakenPort();
        var running = Installation.server(application, settings);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            running.close();
                            stopped.countDown();
                        },
                        "stop"));
        out.println("Latchkey is ready: " + settings.address("/"));
        try {
            stopped.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before anything is started, so that the sentence comes at once. */
    private void refuseTakenPort() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            var any = new InetSocketAddress(settings.port());
            var here = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), settings.port());
            socket.bind(settings.loopback() ? here : any);
        } catch (IOException taken) {
            throw new StartRefused(Failures.portTaken(settings.port()));
        }
    }
}
