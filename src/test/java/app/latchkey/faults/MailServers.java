package app.latchkey.faults;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Debian's Postfix and Dovecot on ports of this machine, in a folder of their own that goes with them: no service, no file outside.
 * Postfix takes mail for two domains. It learns only after taking it that a mailbox of {@code members.example} does not exist, so that
 * it has to report it; at {@code strict.example} it says so at once. Every other domain's mail disappears.
 */
final class MailServers implements AutoCloseable {
    static final String BOUNCES = "bounces@faults.example";
    private static final String PASSWORD = "secret";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int OWNER = 8;

    private final Path folder;
    private final int smtp = freePort();
    private final int imap = freePort();
    private final List<Process> running = new ArrayList<>();

    MailServers(List<String> mailboxes) throws IOException {
        // The servers' users come in too.
        folder = Files.createTempDirectory(
                "latchkey-mail", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        for (var name : List.of("postfix", "spool", "lib", "dovecot", "mail", "log"))
            Files.createDirectory(folder.resolve(name));
        // Also when the run is stopped halfway.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(MailServers::end)));
        owned("mail", "" + OWNER);
        owned("lib", "postfix");
        postfix(mailboxes);
        dovecot();
        for (var port : List.of(smtp, imap)) Awaitility.await().atMost(SOON).until(() -> answers(port));
    }

    String smtpUrl() {
        return "smtp://127.0.0.1:" + smtp;
    }

    String imapUrl() {
        return "imap://" + BOUNCES.replace("@", "%40") + ":" + PASSWORD + "@127.0.0.1:" + imap + "/INBOX";
    }

    private void postfix(List<String> mailboxes) throws IOException {
        var boxes = mailboxes.stream().map(box -> box + " " + box + "/\n").reduce("", String::concat);
        write("postfix/mailboxes", boxes + BOUNCES + " " + BOUNCES + "/\n");
        write("postfix/main.cf", """
                compatibility_level = 3.6
                queue_directory = %1$s/spool
                data_directory = %1$s/lib
                command_directory = /usr/sbin
                daemon_directory = /usr/lib/postfix/sbin
                mail_owner = postfix
                setgid_group = postdrop
                maillog_file_prefixes = %1$s
                maillog_file = %1$s/log/postfix.log
                myhostname = mx.members.example
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                mydestination =
                mynetworks = 127.0.0.0/8
                alias_maps =
                alias_database =
                biff = no
                recipient_delimiter = +
                default_transport = discard:
                smtpd_tls_security_level = none
                smtpd_relay_restrictions = permit_mynetworks, reject
                smtpd_reject_unlisted_recipient = no
                smtpd_recipient_restrictions =
                  check_recipient_access inline:{ {strict.example = reject_unlisted_recipient} }, permit_mynetworks, reject
                virtual_mailbox_domains = members.example, strict.example, faults.example
                virtual_mailbox_base = %1$s/mail
                virtual_mailbox_maps = texthash:%1$s/postfix/mailboxes
                virtual_minimum_uid = 1
                virtual_uid_maps = static:%2$d
                virtual_gid_maps = static:%2$d
                """.formatted(folder, OWNER));
        var services = new StringBuilder("127.0.0.1:" + smtp + " inet n - n - - smtpd\n"
                + "postlog unix-dgram n - n - 1 postlogd\nqmgr unix n - n 300 1 qmgr\npickup unix n - n 60 1 pickup\n"
                + "cleanup unix n - n - 0 cleanup\nflush unix n - n 1000? 0 flush\nshowq unix n - n - - showq\n"
                + "rewrite unix - - n - - trivial-rewrite\nbounce unix - - n - 0 bounce\ndefer unix - - n - 0 bounce\n"
                + "trace unix - - n - 0 bounce\nvirtual unix - n n - - virtual\n");
        for (var plain : List.of("tlsmgr", "verify", "proxymap", "error", "discard", "smtp", "anvil", "scache"))
            services.append(plain + " unix - - n - - " + plain + "\n");
        services.append("retry unix - - n - - error\n");
        write("postfix/master.cf", services.toString());
        start("postfix", "/usr/sbin/postfix", "-c", folder.resolve("postfix").toString(), "start-fg");
    }

    private void dovecot() throws IOException {
        write("dovecot/dovecot.conf", """
                protocols = imap
                base_dir = %1$s/dovecot/run
                state_dir = %1$s/dovecot/state
                log_path = %1$s/log/dovecot.log
                listen = 127.0.0.1
                ssl = no
                disable_plaintext_auth = no
                first_valid_uid = 1
                mail_location = maildir:%1$s/mail/%%u
                passdb {
                  driver = static
                  args = password=%3$s
                }
                userdb {
                  driver = static
                  args = uid=%4$d gid=%4$d home=%1$s/mail/%%u allow_all_users=yes
                }
                service imap-login {
                  inet_listener imap {
                    port = %2$d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                """.formatted(folder, imap, PASSWORD, OWNER));
        start(
                "dovecot",
                "/usr/sbin/dovecot",
                "-F",
                "-c",
                folder.resolve("dovecot/dovecot.conf").toString());
    }

    private void start(String name, String... command) throws IOException {
        running.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log/" + name + ".out").toFile())
                .start());
    }

    private void owned(String name, String user) throws IOException {
        try {
            if (new ProcessBuilder("chown", user, folder.resolve(name).toString())
                            .inheritIO()
                            .start()
                            .waitFor()
                    != 0) throw new IOException("chown " + name);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Mails in a mailbox that Postfix has delivered, whether somebody has read them or not; oldest first. */
    List<String> mails(String mailbox) {
        var all = new ArrayList<Path>();
        for (var part : List.of("new", "cur")) all.addAll(listed(folder.resolve("mail/" + mailbox + "/" + part)));
        return all.stream()
                .sorted(Comparator.comparing(Path::getFileName))
                .map(MailServers::text)
                .toList();
    }

    private static List<Path> listed(Path part) {
        if (!Files.isDirectory(part)) return List.of();
        try (var files = Files.list(part)) {
            return files.toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the servers logged, for whoever wonders why. */
    String log() {
        return Stream.of("postfix.out", "dovecot.out", "postfix.log", "dovecot.log")
                .map(name -> folder.resolve("log/" + name))
                .filter(Files::exists)
                .map(MailServers::text)
                .reduce("", String::concat);
    }

    /** Somebody else's server hands a mail to this one. */
    void handOver(String from, String to, byte[] mail) throws IOException {
        try (var socket = new Socket("127.0.0.1", smtp)) {
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var out = new BufferedOutputStream(socket.getOutputStream());
            answers.readLine();
            for (var line : List.of("HELO loop.example", "MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">", "DATA")) {
                say(out, line.getBytes(StandardCharsets.US_ASCII));
                taken(answers.readLine());
            }
            out.write(mail);
            say(out, new byte[] {'\r', '\n', '.'});
            taken(answers.readLine());
        }
    }

    private static void say(BufferedOutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write(new byte[] {'\r', '\n'});
        out.flush();
    }

    private static void taken(String answer) throws IOException {
        if (!answer.startsWith("2") && !answer.startsWith("3")) throw new IOException(answer);
    }

    private static boolean answers(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(2000);
            return socket.getInputStream().read() >= 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        for (var server : running) {
            end(server);
            Awaitility.await().atMost(SOON).until(() -> !server.isAlive());
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }

    /** Postfix runs below the script that starts it, which passes nothing on. */
    private static void end(Process server) {
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
    }
}
