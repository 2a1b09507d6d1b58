package app.latchkey.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Stands between two programs of this machine and does to their bytes what networks do. A fault holds for connections that are
 * open already and for new ones, from the next byte on.
 */
final class FaultProxy implements AutoCloseable {
    enum Way {
        TO_SERVER,
        TO_CLIENT
    }

    sealed interface Fault {
        record None() implements Fault {}

        /** Every piece of an answer comes so much later. */
        record Delay(Duration by) implements Fault {}

        /** Answers come byte by byte. */
        record Drip(Duration between) implements Fault {}

        /** So many more bytes pass on each connection, then it is reset. */
        record Cut(Way way, long after) implements Fault {}

        /** Nothing passes and nobody is told; what was said meanwhile arrives when it is over. */
        record Hole() implements Fault {}

        /** Nobody listens, and whoever was connected is no longer. */
        record Refuse() implements Fault {}
    }

    private final InetSocketAddress server;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = new Fault.None();
    private volatile ServerSocket listening;

    FaultProxy(int serverPort) throws IOException {
        server = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), serverPort);
        listening = listen(0);
        port = listening.getLocalPort();
    }

    int port() {
        return port;
    }

    /** How many are connected, both ends counted. */
    int connections() {
        return open.size();
    }

    synchronized void does(Fault next) {
        try {
            fault = next;
            if (next instanceof Fault.Refuse) {
                listening.close();
                for (var socket : open) reset(socket);
            } else if (listening.isClosed()) listening = listen(port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        notifyAll();
    }

    void resumes() {
        does(new Fault.None());
    }

    private ServerSocket listen(int wanted) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(server.getAddress(), wanted), 200);
        Thread.ofVirtual().name("fault-proxy").start(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed())
            try {
                var client = socket.accept();
                var behind = new Socket(server.getAddress(), server.getPort());
                open.add(client);
                open.add(behind);
                Thread.ofVirtual().start(() -> pass(client, behind, Way.TO_SERVER));
                Thread.ofVirtual().start(() -> pass(behind, client, Way.TO_CLIENT));
            } catch (IOException closed) {
                // Refusing, or the server is away: whoever comes next is accepted, or nobody is.
            }
    }

    private void pass(Socket from, Socket to, Way way) {
        var buffer = new byte[8192];
        var counted = fault;
        var since = 0L;
        try {
            for (int n; (n = from.getInputStream().read(buffer)) >= 0; ) {
                var now = passable();
                if (now != counted) {
                    counted = now;
                    since = 0;
                }
                if (now instanceof Fault.Cut(var of, var after) && of == way && since + n >= after) {
                    write(to.getOutputStream(), buffer, (int) (after - since));
                    reset(from);
                    reset(to);
                    return;
                }
                if (way == Way.TO_CLIENT) slowly(now, to.getOutputStream(), buffer, n);
                else write(to.getOutputStream(), buffer, n);
                since += n;
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            close(from);
            close(to);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            if (from.isClosed() || to.isClosed() || to.isOutputShutdown() && from.isOutputShutdown()) {
                open.remove(from);
                open.remove(to);
            }
        }
    }

    private synchronized Fault passable() throws InterruptedException {
        while (fault instanceof Fault.Hole) wait();
        return fault;
    }

    private void slowly(Fault now, OutputStream out, byte[] bytes, int n) throws IOException, InterruptedException {
        if (now instanceof Fault.Delay(var by)) TimeUnit.NANOSECONDS.sleep(by.toNanos());
        if (!(now instanceof Fault.Drip(var between))) {
            write(out, bytes, n);
            return;
        }
        for (var i = 0; i < n; i++) {
            out.write(bytes, i, 1);
            out.flush();
            if (passable() == now) TimeUnit.NANOSECONDS.sleep(between.toNanos());
        }
    }

    private static void write(OutputStream out, byte[] bytes, int n) throws IOException {
        out.write(bytes, 0, n);
        out.flush();
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // Closed already.
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // Closed already.
        }
    }

    @Override
    public void close() {
        does(new Fault.Refuse());
    }
}
