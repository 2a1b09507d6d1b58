package app.latchkey.operator.drill;

import app.latchkey.operator.Installation;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.SettingsReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An installation that nobody else uses: own data, own port, own mail server, and a clock that can be moved. */
final class ThrowAway implements AutoCloseable {
    private final Path data;
    private final MailServer mails = new MailServer();
    private final Installation installation;
    private final URI base;

    ThrowAway(Class<?> application) {
        try {
            data = Files.createTempDirectory("latchkey-drill-");
            var port = freePort();
            base = URI.create("http://localhost:" + port);
            var options = Map.of(
                    "PORT",
                    String.valueOf(port),
                    "DATA_DIR",
                    data.toString(),
                    "SMTP_URL",
                    mails.url(),
                    "MAIL_FROM",
                    "Latchkey <clubs@drill.example>",
                    "RETURN_PATH",
                    "bounces@drill.example",
                    "BOUNCES_KEY",
                    Returns.KEY,
                    "LOOK_UP_DOMAINS",
                    "false",
                    // Each person of a case comes from a network of their own.
                    "TRUSTED_PROXIES",
                    "127.0.0.1");
            installation = Installation.server(application, SettingsReader.read(data, Map.of(), options, false));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI base() {
        return base;
    }

    MailServer mails() {
        return mails;
    }

    Instant now() {
        var transactions = installation.context().getBean(Transactions.class);
        return transactions.global(transactions::now);
    }

    void moveClock(Duration by) {
        var transactions = installation.context().getBean(Transactions.class);
        transactions.moveClock(transactions.clockOffset().plus(by));
    }

    /** As an operator makes one; the last line printed is the owner's link. */
    ClubHere club(Fields given, int number) {
        var slug = "drill-" + number;
        var owner = "owner@" + slug + ".example";
        var typed = List.of(
                "--slug", slug,
                "--name", given.text("name", "Riverside"),
                "--owner-email", owner,
                "--country", given.text("country", "GB"),
                "--timezone", given.text("timezone", "Europe/London"),
                "--locale", given.text("locale", "en"),
                "--currency", given.text("currency", "GBP"));
        given.nothingElse();
        var lines = run("club create", typed).strip().lines().toList();
        var link = URI.create(lines.getLast().strip()).getPath();
        return new ClubHere(slug, owner, link, apiKey(slug));
    }

    private String apiKey(String slug) {
        if (command("api-key create").isEmpty()) return "";
        return run("api-key create", List.of("--club", slug))
                .strip()
                .lines()
                .toList()
                .getLast()
                .strip();
    }

    private Optional<Command> command(String name) {
        return installation.context().getBeansOfType(Command.class).values().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private String run(String name, List<String> typed) {
        var command = command(name).orElseThrow();
        var printed = new ByteArrayOutputStream();
        var arguments = Arguments.read(typed, command.options(), command.switches(), command.usage());
        var status = command.run(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
        var text = printed.toString(StandardCharsets.UTF_8);
        if (status != 0) throw new Unplayable(name + " failed: " + text);
        return text;
    }

    @Override
    public void close() {
        installation.close();
        mails.close();
        try (var all = Files.walk(data)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
