package app.latchkey.platform.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

final class Loopback {
    private static final Pattern HOST =
            Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]|::1|\\[0:0:0:0:0:0:0:1]");

    private Loopback() {}

    static boolean is(@Nullable String host) {
        return host != null && HOST.matcher(host).matches();
    }
}
