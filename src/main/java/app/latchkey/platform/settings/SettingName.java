package app.latchkey.platform.settings;

import app.latchkey.platform.text.Distance;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The names: {@code LATCHKEY_BASE_URL} in the environment is {@code base.url} in the file. */
enum SettingName {
    PORT(false),
    BASE_URL(false),
    DATA_DIR(false),
    DATABASE_URL(true),
    DATABASE_OWNER_URL(true),
    SMTP_URL(true),
    MAIL_FROM(false),
    TRUSTED_PROXIES(false),
    ALLOW_HTTP(false),
    LOOK_UP_DOMAINS(false),
    BACKUP_DIR(false),
    RETURN_PATH(false),
    BOUNCES_URL(true),
    BOUNCES_KEY(true),
    SES_TOPIC(false),
    POSTMARK_KEY(true),
    MAILGUN_KEY(true),
    SENDGRID_KEY(false);

    static final String PREFIX = "LATCHKEY_";

    /** A secret may stand in a file of its own, named by the setting with {@code _FILE} after it. */
    private final boolean secret;

    SettingName(boolean secret) {
        this.secret = secret;
    }

    static List<String> all() {
        return Arrays.stream(values())
                .flatMap(name -> name.secret ? Stream.of(name.name(), name.name() + "_FILE") : Stream.of(name.name()))
                .toList();
    }

    boolean secret() {
        return secret;
    }

    static String ofKey(String key) {
        return key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    static String nearest(String unknown) {
        Optional<String> best = Optional.empty();
        var least = Integer.MAX_VALUE;
        for (var known : all()) {
            var distance = Distance.between(unknown, known);
            if (distance < least) {
                least = distance;
                best = Optional.of(known);
            }
        }
        return best.orElseThrow();
    }
}
