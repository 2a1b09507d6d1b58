package app.latchkey.platform.postgres;

import app.latchkey.platform.files.PrivateFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Where the running server listens, for other processes of the same owner; checked by the process that wrote it. */
record Connected(int port, long postgres, long owner, boolean server, String ownerPassword, String appPassword) {
    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static Path file(Path dataDir) {
        return dataDir.resolve("connection.properties");
    }

    void write(Path dataDir) {
        var properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("postgres", Long.toString(postgres));
        properties.setProperty("owner", Long.toString(owner));
        properties.setProperty("server", Boolean.toString(server));
        properties.setProperty("owner.password", ownerPassword);
        properties.setProperty("app.password", appPassword);
        PrivateFile.write(file(dataDir), properties);
    }

    static Optional<Connected> read(Path dataDir) {
        var properties = PrivateFile.read(file(dataDir));
        if (properties.getProperty("app.password") == null) return Optional.empty();
        return Optional.of(new Connected(
                Integer.parseInt(properties.getProperty("port")),
                Long.parseLong(properties.getProperty("postgres")),
                Long.parseLong(properties.getProperty("owner")),
                Boolean.parseBoolean(properties.getProperty("server")),
                properties.getProperty("owner.password"),
                properties.getProperty("app.password")));
    }

    boolean alive() {
        return ProcessHandle.of(owner).isPresent()
                && ProcessHandle.of(postgres).map(ProcessHandle::isAlive).orElse(false);
    }
}
