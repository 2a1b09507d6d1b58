package app.latchkey.faults;

import app.latchkey.Latchkey;
import app.latchkey.operator.Installation;
import app.latchkey.platform.database.OpenDatabase;
import app.latchkey.platform.settings.SettingsReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;

/** One server of several on a database that they share. */
record Node(Installation installation, int port) implements AutoCloseable {
    /** @param more settings beside port and data directory */
    static Node open(Path data, OpenDatabase database, boolean demo, Map<String, String> more) throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var options = new HashMap<>(more);
        options.put("PORT", "" + port);
        options.put("DATA_DIR", data.toString());
        var settings = SettingsReader.read(data.getParent(), Map.of(), options, demo);
        return new Node(Installation.open(Latchkey.class, settings, database, WebApplicationType.SERVLET), port);
    }

    <T> T bean(Class<T> type) {
        return installation.context().getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return installation.context().getBean(name, type);
    }

    @Override
    public void close() {
        installation.close();
    }
}
