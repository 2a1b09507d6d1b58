package app.latchkey.platform.database;

import app.latchkey.platform.postgres.EmbeddedPostgres;
import app.latchkey.platform.settings.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The installation's database, named by the settings or run by ourselves. */
public final class OpenDatabase implements AutoCloseable {
    private final Login app;
    private final @Nullable Login owner;
    private final @Nullable EmbeddedPostgres embedded;

    public OpenDatabase(Login app, @Nullable Login owner) {
        this(app, owner, null);
    }

    private OpenDatabase(Login app, @Nullable Login owner, @Nullable EmbeddedPostgres embedded) {
        this.app = app;
        this.owner = owner;
        this.embedded = embedded;
    }

    public static OpenDatabase of(Settings settings, boolean asServer) {
        if (settings.databaseUrl() != null) {
            var owner = settings.databaseOwnerUrl();
            return new OpenDatabase(
                    Login.parse("LATCHKEY_DATABASE_URL", settings.databaseUrl()),
                    owner == null ? null : Login.parse("LATCHKEY_DATABASE_OWNER_URL", owner));
        }
        var postgres =
                asServer ? EmbeddedPostgres.serve(settings.dataDir()) : EmbeddedPostgres.open(settings.dataDir());
        return new OpenDatabase(
                new Login(postgres.url(), postgres.appUser(), postgres.appPassword()),
                new Login(postgres.url(), postgres.ownerUser(), postgres.ownerPassword()),
                postgres);
    }

    public Login app() {
        return app;
    }

    /** Only where this process may change the schema. */
    public Optional<Login> owner() {
        return Optional.ofNullable(owner);
    }

    @Override
    public void close() {
        if (embedded != null) embedded.close();
    }
}
