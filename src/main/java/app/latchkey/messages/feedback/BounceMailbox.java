package app.latchkey.messages.feedback;

import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.work.Worker;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the mailbox that the return path leads to, on every node: a report counts once, whoever reads it. What was a report
 * is deleted; everything else stays with a flag, for a person to look at.
 */
@Component
class BounceMailbox implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final int AT_ONCE = 50;
    private static final int LARGEST = 1 << 20;

    private final Reports reports;
    private final Optional<MailboxUrl> url;
    private boolean away;

    BounceMailbox(Reports reports, Settings settings) {
        this.reports = reports;
        this.url = Optional.ofNullable(settings.reports().mailboxUrl()).map(MailboxUrl::parse);
    }

    @Override
    public String name() {
        return "bounce-mailbox";
    }

    @Override
    public Duration look() {
        return url.isEmpty() ? Duration.ofHours(1) : LOOK;
    }

    @Override
    public boolean next() {
        if (url.isEmpty()) return false;
        try {
            var more = read(url.get());
            if (away) LOG.info("The mailbox of reports answers again");
            away = false;
            return more;
        } catch (MessagingException | IOException failed) {
            // Said once, not every half minute.
            if (!away) LOG.error("The mailbox of reports cannot be read: {}", failed.getMessage());
            away = true;
            return false;
        }
    }

    private boolean read(MailboxUrl url) throws MessagingException, IOException {
        var session = Session.getInstance(properties(url));
        try (var store = session.getStore(url.tls() ? "imaps" : "imap")) {
            store.connect(url.host(), url.port(), url.user(), url.password());
            try (var folder = store.getFolder(url.folder())) {
                folder.open(Folder.READ_WRITE);
                return read(folder);
            }
        }
    }

    private boolean read(Folder folder) throws MessagingException, IOException {
        var fresh = folder.search(new AndTerm(
                new FlagTerm(new Flags(Flags.Flag.FLAGGED), false),
                new FlagTerm(new Flags(Flags.Flag.DELETED), false)));
        var later = 0;
        for (var n = 0; n < Math.min(fresh.length, AT_ONCE); n++) if (!taken(fresh[n])) later++;
        return fresh.length > AT_ONCE && later == 0;
    }

    /** No when it has to be looked at again. */
    private boolean taken(Message mail) throws MessagingException, IOException {
        var told = mail.getSize() > LARGEST ? Told.NO_REPORT : reports.mail(bytes(mail));
        switch (told) {
            case APPLIED, KNOWN, TOO_OLD -> mail.setFlag(Flags.Flag.DELETED, true);
            case NO_REPORT, NOT_OURS -> mail.setFlag(Flags.Flag.FLAGGED, true);
            case TOO_EARLY -> {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(Message mail) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static Properties properties(MailboxUrl url) {
        var properties = new Properties();
        for (var protocol : new String[] {"imap", "imaps"}) {
            var of = "mail." + protocol + ".";
            properties.put(of + "connectiontimeout", "" + WITHIN.toMillis());
            properties.put(of + "timeout", "" + WITHIN.toMillis());
            properties.put(of + "writetimeout", "" + WITHIN.toMillis());
            properties.put(of + "ssl.checkserveridentity", "true");
            properties.put(of + "peek", "true");
            properties.put(of + "starttls.enable", "true");
            properties.put(of + "starttls.required", "" + url.demandTls());
        }
        return properties;
    }
}
