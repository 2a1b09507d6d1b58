package app.latchkey.platform.postgres;

import app.latchkey.platform.files.PrivateFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The passwords of the cluster's roles, made once and kept in a file that only the owner reads. */
final class Passwords {
    private static final String PROVISIONED = "provisioned";

    private final Path file;
    private final Properties properties;

    private Passwords(Path file, Properties properties) {
        this.file = file;
        this.properties = properties;
    }

    static Passwords in(Path dataDir) {
        var file = dataDir.resolve("database-passwords.properties");
        return new Passwords(file, PrivateFile.read(file));
    }

    boolean exist() {
        return !properties.isEmpty();
    }

    void make() {
        var random = new SecureRandom();
        for (var role : new String[] {"postgres", "owner", "app"}) {
            var bytes = new byte[24];
            random.nextBytes(bytes);
            properties.setProperty(role, HexFormat.of().formatHex(bytes));
        }
        properties.setProperty(PROVISIONED, "no");
        PrivateFile.write(file, properties);
    }

    String of(String role) {
        return properties.getProperty(role);
    }

    boolean provisioned() {
        return "yes".equals(properties.getProperty(PROVISIONED));
    }

    void nowProvisioned() {
        properties.setProperty(PROVISIONED, "yes");
        PrivateFile.write(file, properties);
    }
}
