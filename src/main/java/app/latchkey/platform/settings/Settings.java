package app.latchkey.platform.settings;

import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator can set, read and checked before anything starts.
 *
 * @param looksUpDomains whether the name servers are asked which domains of addresses take mail
 * @param backupDir where a backup is written every night; none when it is not set
 * @param openSecrets files with a secret in them that every user of this machine can read
 */
public record Settings(
        boolean demo,
        int port,
        URI baseUrl,
        Path dataDir,
        @Nullable String databaseUrl,
        @Nullable String databaseOwnerUrl,
        @Nullable String smtpUrl,
        String mailFrom,
        List<String> trustedProxies,
        boolean allowHttp,
        boolean looksUpDomains,
        @Nullable Path backupDir,
        Reports reports,
        List<OpenSecret> openSecrets) {
    private static final Pattern DOMAIN = Pattern.compile("@([A-Za-z0-9.-]+)");

    /**
     * How others tell us what became of our mails.
     *
     * @param returnPath the address that mail which cannot be delivered goes back to; none: the sender's
     * @param mailboxUrl of a mailbox that is read for reports
     * @param key what a mail server shows that pipes reports to us
     * @param sesTopic the Amazon SNS topic that Amazon SES publishes to; @param postmarkKey the password of Postmark's calls
     * @param mailgunKey what Mailgun signs its calls with; @param sendGridKey what SendGrid's are checked with
     */
    public record Reports(
            @Nullable ReturnPath returnPath,
            @Nullable String mailboxUrl,
            @Nullable String key,
            @Nullable String sesTopic,
            @Nullable String postmarkKey,
            @Nullable String mailgunKey,
            @Nullable PublicKey sendGridKey) {
        public static final Reports NONE = new Reports(null, null, null, null, null, null, null);
    }

    /** @param ours whether the file is this user's, who can close it; what is mounted into a container is often not */
    public record OpenSecret(Path file, boolean ours) {}

    /** Whether the addresses Latchkey writes can be reached from this machine only. */
    public boolean loopback() {
        return Loopback.is(baseUrl.getHost());
    }

    /** Whether only this machine connects: addresses of its own, or a proxy that stands here too. */
    public boolean listensHere() {
        return loopback()
                || https()
                        && !trustedProxies.isEmpty()
                        && trustedProxies.stream().allMatch(Loopback::is);
    }

    /** Of {@code LATCHKEY_MAIL_FROM}. */
    public String senderDomain() {
        var found = DOMAIN.matcher(mailFrom);
        return found.find() ? found.group(1).toLowerCase(Locale.ROOT) : "localhost";
    }

    /** Cookies are Secure and bound to the host exactly then. */
    public boolean https() {
        return "https".equals(baseUrl.getScheme());
    }

    /** The same, reached at another address. */
    public Settings at(URI address) {
        return new Settings(
                demo,
                port,
                address,
                dataDir,
                databaseUrl,
                databaseOwnerUrl,
                smtpUrl,
                mailFrom,
                trustedProxies,
                allowHttp,
                looksUpDomains,
                backupDir,
                reports,
                openSecrets);
    }

    /** An absolute address of this installation, for mails: never taken from a request. */
    public String address(String path) {
        return baseUrl + path;
    }
}
