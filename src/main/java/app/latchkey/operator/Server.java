package app.latchkey.operator;

import app.latchkey.access.OperatorLinks;
import app.latchkey.operator.demo.Demo;
import app.latchkey.platform.files.PrivateFile;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** {@code start} and {@code demo}: runs until the process is told to stop, then stops cleanly. */
final class Server {
    private final Class<?> application;
    private final Settings settings;
    private final PrintStream out;
    private volatile boolean stopping;

    Server(Class<?> application, Settings settings, PrintStream out) {
        this.application = application;
        this.settings = settings;
        this.out = out;
    }

    void runUntilStopped() {
        refuseTakenPort();
        var running = new CompletableFuture<Installation>();
        var stopped = new CountDownLatch(1);
        // Registered before the start: told to stop in the middle of it, Latchkey finishes starting and stops cleanly.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, stopped), "stop"));
        try {
            running.complete(Installation.server(application, settings));
            ServedAddress.write(settings);
        } catch (RuntimeException failed) {
            running.completeExceptionally(failed);
            throw failed;
        }
        if (settings.demo()) demo(running.join());
        else welcomeOperator(running.join());
        out.println("Latchkey is ready: " + settings.address("/"));
        try {
            stopped.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody runs this installation yet: the link lies in a file that only its own user reads, never in a log. */
    private void welcomeOperator(Installation installation) {
        var links = installation.context().getBean(OperatorLinks.class);
        if (!links.wanted()) return;
        var file = settings.dataDir().resolve("operator-link");
        PrivateFile.write(file, settings.address(links.make()) + "\n");
        out.println("Nobody runs this installation yet: open the link in " + file + " to become its operator.");
    }

    private void demo(Installation installation) {
        try {
            installation.context().getBean(Demo.class).begin(out);
        } catch (RuntimeException failed) {
            // Told to stop meanwhile: the next start makes the clubs anew.
            if (installation.context().isActive() && !stopping) throw failed;
        }
    }

    private void stop(CompletableFuture<Installation> running, CountDownLatch stopped) {
        stopping = true;
        running.exceptionally(neverStarted -> null)
                .thenAccept(installation -> {
                    if (installation != null) installation.close();
                })
                .join();
        stopped.countDown();
    }

    /** Before anything is started, so that the sentence comes at once. */
    private void refuseTakenPort() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            var any = new InetSocketAddress(settings.port());
            var here = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), settings.port());
            socket.bind(settings.listensHere() ? here : any);
        } catch (IOException taken) {
            throw new StartRefused(Failures.portTaken(settings.port()));
        }
    }
}
