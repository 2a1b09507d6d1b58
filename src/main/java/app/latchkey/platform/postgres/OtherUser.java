package app.latchkey.platform.postgres;

import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs: it refuses root, and so do we. An ordinary user runs it directly. Root hands it to nobody by
 * {@code setpriv} when nobody can reach the folders, else to a user namespace of its own, where it keeps root's files
 * (below a home directory that others may not search).
 */
final class OtherUser {
    private static final int NOBODY = 65534;

    private final List<String> prefix;
    private final boolean handsOver;

    private OtherUser(List<String> prefix, boolean handsOver) {
        this.prefix = prefix;
        this.handsOver = handsOver;
    }

    static OtherUser forFolders(Path... folders) throws IOException {
        if (!isRoot()) return new OtherUser(List.of(), false);
        var setpriv = tool("setpriv");
        if (setpriv != null && othersReach(folders))
            return new OtherUser(
                    List.of(
                            setpriv,
                            "--reuid=" + NOBODY,
                            "--regid=" + NOBODY,
                            "--clear-groups",
                            "--no-new-privs",
                            "--"),
                    true);
        var unshare = tool("unshare");
        if (unshare != null && works(unshare)) return new OtherUser(List.of(unshare, "-U", "--"), false);
        throw new StartRefused("PostgreSQL never runs as root, and this data directory is out of reach for anybody"
                + " else: start Latchkey as an ordinary user, or choose a LATCHKEY_DATA_DIR that others may search.");
    }

    /** The same command as that user, in a session of its own so that Ctrl-C reaches only Latchkey. */
    List<String> detached(List<String> command) {
        var all = new ArrayList<String>();
        var setsid = tool("setsid");
        if (setsid != null) all.add(setsid);
        all.addAll(prefix);
        all.addAll(command);
        return all;
    }

    void own(Path path) throws IOException {
        if (!handsOver) return;
        Files.setAttribute(path, "unix:uid", NOBODY);
        Files.setAttribute(path, "unix:gid", NOBODY);
    }

    static boolean isRoot() throws IOException {
        var self = Path.of("/proc/self");
        return Files.exists(self)
                ? Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
                : "root".equals(System.getProperty("user.name"));
    }

    private static boolean othersReach(Path... folders) throws IOException {
        for (var folder : folders)
            for (Path at = folder.toRealPath(); at != null; at = at.getParent())
                if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) return false;
        return true;
    }

    private static boolean works(String unshare) throws IOException {
        try {
            return new ProcessBuilder(unshare, "-U", "--", "/bin/true").start().waitFor() == 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static @org.jspecify.annotations.Nullable String tool(String name) {
        for (var folder : List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin"))
            if (Files.isExecutable(Path.of(folder, name))) return folder + "/" + name;
        return null;
    }
}
