package app.latchkey.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** One version for all static files, from their content: a changed file has a new address and may be cached for ever. */
final class Assets {
    static final Clock CLOCK = Clock.systemUTC();
    static final String VERSION = version();

    private Assets() {}

    private static String version() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:/static/assets/**/*.*"))
                digest.update(file.getContentAsByteArray());
            return HexFormat.of().formatHex(digest.digest(), 0, 5);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
