package app.latchkey.messages.smtp;

import app.latchkey.messages.replies.Replies;
import app.latchkey.messages.replies.Reply;
import app.latchkey.messages.replies.ReplyClass;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.util.StreamProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The relay, over connections of one lane that stay open between letters. */
public final class Relay implements Carrier, AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final Duration IDLE_AT_MOST = Duration.ofSeconds(20);
    private static final int LETTERS_A_CONNECTION = 200;
    private static final String STREAMS = StreamProvider.class.getName();
    private static final ScheduledExecutorService DEADLINES = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("smtp-deadlines").factory());

    static {
        // The library would look through every jar for it, several times for each letter.
        if (System.getProperty(STREAMS) == null) System.setProperty(STREAMS, MailStreamProvider.class.getName());
    }

    private final RelayUrl url;
    private final InternetAddress from;
    private final InstantSource clock;
    private final Session session;
    private final Deque<Kept> idle = new ArrayDeque<>();
    private final Semaphore connections;
    private final Duration trusted;
    private final Signer signer;

    private record Kept(SMTPTransport transport, int letters, long since) {}

    public Relay(RelayUrl url, String mailFrom, Duration commandWithin, InstantSource clock) {
        this(url, mailFrom, commandWithin, clock, Integer.MAX_VALUE, Duration.ZERO, Signer.NONE);
    }

    /**
     * @param atOnce connections at one time; further letters wait for one
     * @param trusted how long after a letter the next one is handed over without asking whether somebody is still there:
     *     for lanes in which an attempt in vain locks nobody out
     */
    public Relay(
            RelayUrl url,
            String mailFrom,
            Duration commandWithin,
            InstantSource clock,
            int atOnce,
            Duration trusted,
            Signer signer) {
        this.connections = new Semaphore(atOnce);
        this.trusted = trusted;
        this.signer = signer;
        this.url = url;
        this.clock = clock;
        try {
            this.from = new InternetAddress(mailFrom, true);
        } catch (AddressException malformed) {
            throw new app.latchkey.platform.settings.StartRefused(
                    "LATCHKEY_MAIL_FROM is " + mailFrom + ", and it looks like Clubs <clubs@example.org>.");
        }
        this.session = Session.getInstance(properties(commandWithin));
    }

    private Properties properties(Duration commandWithin) {
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", "" + CONNECT_WITHIN.toMillis());
        properties.put("mail.smtp.timeout", "" + commandWithin.toMillis());
        properties.put("mail.smtp.writetimeout", "" + commandWithin.toMillis());
        properties.put("mail.smtp.ssl.enable", "" + url.tls());
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "" + url.demandTls());
        properties.put("mail.smtp.auth", "" + (url.user() != null));
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.from", from.getAddress());
        properties.put(
                "mail.smtp.localhost",
                from.getAddress().substring(from.getAddress().indexOf('@') + 1));
        return properties;
    }

    @Override
    public Exchange carry(Letter letter, Duration within, BooleanSupplier stillOurs) {
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("SMTP is never spoken inside a database transaction");
        OutgoingMessage message;
        try {
            message = new OutgoingMessage(session, letter, from, Date.from(clock.instant()), stillOurs);
            message.sign(signer);
        } catch (MessagingException unwritable) {
            return new Exchange.Unwritable("" + unwritable.getMessage());
        }
        try {
            if (!connections.tryAcquire(within.toMillis(), TimeUnit.MILLISECONDS))
                return new Exchange.Unreachable(
                        "All our connections to the relay are taken by mails that it does not answer");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Exchange.Unreachable("Stopped");
        }
        try {
            return carry(message, within);
        } finally {
            connections.release();
        }
    }

    private Exchange carry(OutgoingMessage message, Duration within) {
        var thread = Thread.currentThread();
        // Interrupting a virtual thread closes the socket it waits on, whichever byte it waits for.
        var deadline = DEADLINES.schedule(thread::interrupt, within.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return exchange(message);
        } finally {
            deadline.cancel(false);
            Thread.interrupted();
        }
    }

    private Exchange exchange(OutgoingMessage message) {
        var kept = take();
        var transport = kept == null ? null : kept.transport();
        try {
            if (transport == null) transport = connect();
            transport.sendMessage(message, message.getAllRecipients());
            var reply = Reply.parse(transport.getLastServerResponse());
            giveBack(transport, kept == null ? 1 : kept.letters() + 1);
            return new Exchange.Accepted(reply);
        } catch (AuthenticationFailedException refused) {
            drop(transport);
            return new Exchange.NotAdmitted(Reply.parse("" + refused.getMessage()));
        } catch (MessagingException failed) {
            return failure(message, failed, transport, kept);
        } catch (RuntimeException askedInVain) {
            // In the middle of a mail: nothing else may be said over this connection.
            drop(transport);
            throw askedInVain;
        }
    }

    private Exchange failure(
            OutgoingMessage message,
            MessagingException failed,
            @Nullable SMTPTransport transport,
            @Nullable Kept kept) {
        if (message.wasTakenBack()) {
            drop(transport);
            return new Exchange.TakenBack();
        }
        var answer = ServerAnswer.in(failed);
        if (answer.isPresent()) {
            var reply = answer.get();
            if (transport != null && transport.isConnected() && reply.code() != 421)
                giveBack(transport, kept == null ? 1 : kept.letters() + 1);
            else drop(transport);
            if (Replies.classify(reply) == ReplyClass.AUTH) return new Exchange.NotAdmitted(reply);
            if (ServerAnswer.aboutSender(failed)) return new Exchange.SenderRefused(reply);
            // Said while connecting: a word about us, not about this recipient, whom nobody has named yet.
            if (transport == null) return new Exchange.Unreachable(reply.words());
            return new Exchange.Refused(reply);
        }
        drop(transport);
        var words = ServerAnswer.words(failed);
        return message.dotMayHaveLeft() ? new Exchange.Uncertain(words) : new Exchange.Unreachable(words);
    }

    private SMTPTransport connect() throws MessagingException {
        var transport = (SMTPTransport) session.getTransport("smtp");
        transport.connect(url.host(), url.port(), url.user(), url.password());
        return transport;
    }

    private @Nullable Kept take() {
        while (true) {
            Kept kept;
            synchronized (idle) {
                kept = idle.pollFirst();
            }
            if (kept == null) return null;
            var fresh = System.nanoTime() - kept.since() < IDLE_AT_MOST.toNanos();
            // isConnected asks the server by NOOP: a connection it closed meanwhile must not cost an attempt.
            var justUsed = System.nanoTime() - kept.since() < trusted.toNanos();
            if (fresh
                    && kept.letters() < LETTERS_A_CONNECTION
                    && (justUsed || kept.transport().isConnected())) return kept;
            drop(kept.transport());
        }
    }

    private void giveBack(SMTPTransport transport, int letters) {
        synchronized (idle) {
            idle.addFirst(new Kept(transport, letters, System.nanoTime()));
        }
    }

    private static void drop(@Nullable SMTPTransport transport) {
        if (transport == null) return;
        try {
            transport.close();
        } catch (MessagingException alreadyGone) {
            // Nothing is lost: it is not used again.
        }
    }

    @Override
    public void rest() {
        close();
    }

    @Override
    public void close() {
        synchronized (idle) {
            idle.forEach(kept -> drop(kept.transport()));
            idle.clear();
        }
    }
}
