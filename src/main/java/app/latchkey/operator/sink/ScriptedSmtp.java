package app.latchkey.operator.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** Listens on loopback, each connection in a virtual thread; what it plays may be changed at any time. */
public final class ScriptedSmtp implements AutoCloseable {
    /** What to do at a step, for a recipient (empty before RCPT). Nothing: the usual answer. */
    public interface Script {
        Optional<Play> at(Step step, String recipient);
    }

    private final ServerSocket socket;
    private final InstantSource clock;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> overheard = new CopyOnWriteArrayList<>();
    private final Optional<SSLContext> tls;
    private volatile Script script = (step, recipient) -> Optional.empty();

    public ScriptedSmtp(InstantSource clock) {
        this(clock, Optional.empty());
    }

    /** @param tls with it STARTTLS is offered */
    public ScriptedSmtp(InstantSource clock, Optional<SSLContext> tls) {
        this.clock = clock;
        this.tls = tls;
        try {
            this.socket = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().name("scripted-smtp").start(this::listen);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String url() {
        return "smtp://127.0.0.1:" + port();
    }

    public void play(Script next) {
        script = next;
    }

    /** Everything accepted so far, oldest first. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Everything a listener on the wire could read: what was said before or without encryption, mails left out. */
    public List<String> overheard() {
        return List.copyOf(overheard);
    }

    public int connections() {
        return open.size();
    }

    /** Whoever is connected has to come again. */
    public void hangUp() {
        try {
            for (var client : open) client.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> converse(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            new Conversation(client, script(), this, clock).run();
        } catch (IOException gone) {
            // The client hung up: nothing to keep.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    void keep(Received mail) {
        received.add(mail);
    }

    void overhear(String line) {
        overheard.add(line);
    }

    Optional<SSLContext> tls() {
        return tls;
    }

    private Script script() {
        return (step, recipient) -> script.at(step, recipient);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        hangUp();
    }
}
