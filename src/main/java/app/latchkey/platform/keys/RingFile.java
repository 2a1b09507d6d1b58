package app.latchkey.platform.keys;

import app.latchkey.platform.files.PrivateFile;
import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.TreeMap;

/** What stands in the file: an epoch, and keys by number of which the highest writes. */
record RingFile(int epoch, TreeMap<Integer, byte[]> keys) {
    private static final int KEY_BYTES = 32;

    static RingFile readOrMake(Path file) {
        if (!Files.exists(file)) {
            var made = new RingFile(1, new TreeMap<>());
            made.addKey();
            made.write(file);
            return made;
        }
        PrivateFile.refuseIfOthersRead(file, "The key ring");
        var properties = PrivateFile.read(file);
        var keys = new TreeMap<Integer, byte[]>();
        for (var name : properties.stringPropertyNames())
            if (name.startsWith("key."))
                keys.put(Integer.parseInt(name.substring(4)), HexFormat.of().parseHex(properties.getProperty(name)));
        if (keys.isEmpty() || properties.getProperty("epoch") == null)
            throw new StartRefused("The key ring " + file + " is damaged: put the right one back, since without it no"
                    + " link that was sent works any more.");
        return new RingFile(Integer.parseInt(properties.getProperty("epoch")), keys);
    }

    void addKey() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        keys.put(keys.isEmpty() ? 1 : keys.lastKey() + 1, key);
    }

    void write(Path file) {
        var properties = new Properties();
        properties.setProperty("epoch", Integer.toString(epoch));
        keys.forEach((number, key) ->
                properties.setProperty("key." + number, HexFormat.of().formatHex(key)));
        PrivateFile.write(file, properties);
    }

    static FileTime changedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
