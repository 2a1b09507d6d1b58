package app.latchkey.bench;

import app.latchkey.Latchkey;
import app.latchkey.operator.Installation;
import app.latchkey.platform.database.Login;
import app.latchkey.platform.database.OpenDatabase;
import app.latchkey.platform.postgres.EmbeddedPostgres;
import app.latchkey.platform.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An installation of the bench's own: new data, a process of its own, everything gone when it closes. */
final class ThrowAway implements Place, AutoCloseable {
    private final Path data;
    private final ServerProcess server;
    private final EmbeddedPostgres postgres;
    private final Installation here;
    private final SingleConnectionDataSource owner;

    private ThrowAway(Path data, ServerProcess server) {
        this.data = data;
        this.server = server;
        this.postgres = EmbeddedPostgres.open(data);
        var app = new Login(postgres.url(), postgres.appUser(), postgres.appPassword());
        var settings = SettingsReader.read(data, Map.of(), Map.of("DATA_DIR", data.toString()), false);
        this.here = Installation.open(
                Latchkey.class,
                settings,
                new OpenDatabase(app, new Login(postgres.url(), postgres.ownerUser(), postgres.ownerPassword())),
                WebApplicationType.NONE);
        this.owner =
                new SingleConnectionDataSource(postgres.url(), postgres.ownerUser(), postgres.ownerPassword(), true);
    }

    static ThrowAway start(ServerProcess.Kind kind) {
        return start(kind, Map.of());
    }

    /** @param settings of the environment, for the server alone */
    static ThrowAway start(ServerProcess.Kind kind, Map<String, String> settings) {
        var data = folder();
        var server = ServerProcess.start(kind, data, settings);
        server.awaitReady();
        return new ThrowAway(data, server);
    }

    static Path folder() {
        try {
            return Files.createTempDirectory("latchkey-bench-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path data() {
        return data;
    }

    @Override
    public URI base() {
        return server.base();
    }

    @Override
    public <T> T bean(Class<T> type) {
        return here.context().getBean(type);
    }

    @Override
    public DataSource ownerSource() {
        return owner;
    }

    @Override
    public long application() {
        return server.pid();
    }

    @Override
    public long database() {
        return postgres.process();
    }

    /** The data stays, for another start on it. */
    Path closeAndKeep() {
        owner.destroy();
        here.close();
        postgres.close();
        server.stop();
        return data;
    }

    @Override
    public void close() {
        closeAndKeep();
        delete(data);
    }

    static void delete(Path folder) {
        // PostgreSQL may still be writing its last file away.
        Place.until(Duration.ofSeconds(30), () -> {
            try (var all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            } catch (IOException | UncheckedIOException moving) {
                return false;
            }
            return !Files.exists(folder);
        });
    }
}
