package app.latchkey.operator;

import app.latchkey.operator.backup.Epochs;
import app.latchkey.platform.database.OpenDatabase;
import app.latchkey.platform.database.Schema;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * From settings to a running application context. Background work belongs to the profile {@code server}, so that a
 * command beside the server sends no mail of its own.
 */
public final class Installation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

    private final OpenDatabase database;
    private final ConfigurableApplicationContext context;

    private Installation(OpenDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    /** Pages, senders and jobs. */
    public static Installation server(Class<?> application, Settings settings) {
        return open(application, settings, OpenDatabase.of(settings, true), WebApplicationType.SERVLET);
    }

    /** Beans for one command, each made when it is asked for. */
    static Installation command(Class<?> application, Settings settings) {
        return open(application, settings, OpenDatabase.of(settings, false), WebApplicationType.NONE);
    }

    /** On a database that is open already. */
    public static Installation open(
            Class<?> application, Settings settings, OpenDatabase database, WebApplicationType type) {
        var web = type == WebApplicationType.SERVLET;
        try {
            var keys = KeyRing.open(settings.dataDir());
            if (web) noticeRestore(database, keys, settings);
            if (web) noticeOpenSecrets(settings);
            var builder = new SpringApplicationBuilder(application)
                    .web(type)
                    .profiles(web ? "server" : "command")
                    .lazyInitialization(!web)
                    .initializers(context -> {
                        var beans = (GenericApplicationContext) context;
                        beans.registerBean(Settings.class, () -> settings);
                        beans.registerBean(KeyRing.class, () -> keys);
                        // Closed by us, last of all: whatever the context closes may still write.
                        beans.registerBean(OpenDatabase.class, () -> database, bean -> bean.setDestroyMethodName(""));
                    });
            return new Installation(database, start(builder.build(), settings, web));
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    private static void noticeRestore(OpenDatabase database, KeyRing keys, Settings settings) {
        Schema.makeReady(database);
        var folders = Stream.of(Optional.of(settings.dataDir()), Optional.ofNullable(settings.backupDir()))
                .flatMap(Optional::stream)
                .toArray(Path[]::new);
        if (Epochs.agree(database, keys, folders))
            LOG.warn("The database is of another time than the key ring: sessions, links and codes of before are dead,"
                    + " lanes 1 to 3 and API keys wait for a person.");
    }

    private static void noticeOpenSecrets(Settings settings) {
        for (var open : settings.openSecrets())
            LOG.warn("{} holds a secret and can be read by every user of this machine: chmod 600 it.", open.file());
    }

    private static ConfigurableApplicationContext start(SpringApplication application, Settings settings, boolean web) {
        var properties = new HashMap<String, Object>();
        properties.put("server.port", settings.port());
        if (settings.listensHere()) properties.put("server.address", "127.0.0.1");
        // One sentence is printed by the command line instead of Boot's report.
        properties.put("logging.level.org.springframework.boot.SpringApplication", "OFF");
        properties.put("logging.level.org.springframework.boot.diagnostics", "OFF");
        // The console of a demo is for whoever tries it.
        if (!web || settings.demo()) properties.put("logging.level.root", "WARN");
        application.setDefaultProperties(properties);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        return application.run();
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        try {
            context.close();
        } finally {
            database.close();
        }
    }
}
