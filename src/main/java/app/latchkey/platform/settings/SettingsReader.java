package app.latchkey.platform.settings;

import app.latchkey.platform.settings.Settings.OpenSecret;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Environment over file over default; one clear sentence for everything that cannot be. */
public final class SettingsReader {
    private static final int DEFAULT_PORT = 8080;
    private static final int KEY_AT_LEAST = 32;
    private static final String FILE_NAME = "latchkey.properties";

    private final Path home;
    private final Map<SettingName, String> values = new EnumMap<>(SettingName.class);
    private final Set<OpenSecret> openSecrets = new LinkedHashSet<>();

    private SettingsReader(Path home) {
        this.home = home;
    }

    /** Reads the settings of an installation that lies in {@code home}; {@code options} are those of the command line. */
    public static Settings read(Path home, Map<String, String> environment, Map<String, String> options, boolean demo) {
        var reader = new SettingsReader(home);
        reader.take(reader.file(), "in " + FILE_NAME);
        var ours = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith(SettingName.PREFIX)) ours.put(name.substring(SettingName.PREFIX.length()), value);
        });
        reader.take(ours, "in the environment");
        reader.take(options, "on the command line");
        return reader.settings(demo);
    }

    private Map<String, String> file() {
        var file = home.resolve(FILE_NAME);
        if (!Files.exists(file)) return Map.of();
        try {
            var properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            var named = new HashMap<String, String>();
            properties
                    .stringPropertyNames()
                    .forEach(key -> named.put(SettingName.ofKey(key), properties.getProperty(key)));
            if (holdsSecret(named)) notice(file);
            return named;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new StartRefused(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private void take(Map<String, String> source, String where) {
        source.forEach((name, value) -> {
            if (!SettingName.all().contains(name))
                throw new StartRefused("There is no setting " + SettingName.PREFIX + name + " (" + where
                        + "): did you mean " + SettingName.PREFIX + SettingName.nearest(name) + "?");
            if (value.isBlank()) return;
            if (name.endsWith("_FILE"))
                values.put(SettingName.valueOf(name.substring(0, name.length() - 5)), secret(name, value));
            else values.put(SettingName.valueOf(name), value.strip());
        });
    }

    private String secret(String name, String file) {
        try {
            var secret = Files.readString(home.resolve(file)).strip();
            notice(home.resolve(file));
            return secret;
        } catch (IOException unreadable) {
            throw new StartRefused(
                    "The file " + file + " that " + SettingName.PREFIX + name + " names cannot be read.");
        }
    }

    private static boolean holdsSecret(Map<String, String> named) {
        return Arrays.stream(SettingName.values())
                .anyMatch(name ->
                        name.secret() && !named.getOrDefault(name.name(), "").isBlank());
    }

    /** Not refused: a container's secrets are often mounted with mode 0444, and a settings file was never refused before. */
    private void notice(Path file) throws IOException {
        if (!Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) return;
        var ours = Files.getOwner(file).getName().equals(System.getProperty("user.name"));
        openSecrets.add(new OpenSecret(file, ours));
    }

    private Settings settings(boolean demo) {
        var port = port();
        var baseUrl = baseUrl(port);
        var smtp = values.get(SettingName.SMTP_URL);
        var settings = new Settings(
                demo,
                port,
                baseUrl,
                home.resolve(value(SettingName.DATA_DIR).orElse(demo ? ".demo" : "data")),
                values.get(SettingName.DATABASE_URL),
                values.get(SettingName.DATABASE_OWNER_URL),
                smtp,
                value(SettingName.MAIL_FROM).orElse("Latchkey <latchkey@localhost>"),
                proxies(),
                flag(SettingName.ALLOW_HTTP, false),
                flag(SettingName.LOOK_UP_DOMAINS, true),
                value(SettingName.BACKUP_DIR).map(home::resolve).orElse(null),
                reports(),
                List.copyOf(openSecrets));
        if (smtp != null && value(SettingName.MAIL_FROM).isEmpty())
            throw new StartRefused("LATCHKEY_SMTP_URL needs LATCHKEY_MAIL_FROM: the address that mails come from.");
        if (!settings.https() && !settings.loopback() && !settings.allowHttp())
            throw new StartRefused("LATCHKEY_BASE_URL is plain http beyond this machine, where passwords can be read on"
                    + " the way: use https, or set LATCHKEY_ALLOW_HTTP=true.");
        if (demo && (!settings.loopback() || smtp != null))
            throw new StartRefused("A demo shows every mail with its links, so it runs on this machine only and without"
                    + " a mail relay: leave LATCHKEY_BASE_URL and LATCHKEY_SMTP_URL out.");
        return settings;
    }

    private Optional<String> value(SettingName name) {
        return Optional.ofNullable(values.get(name));
    }

    private int port() {
        var text = value(SettingName.PORT).orElse("" + DEFAULT_PORT);
        if (!text.matches("0*[1-9]\\d{0,4}") || Integer.parseInt(text) > 65_535)
            throw new StartRefused("LATCHKEY_PORT is " + text + ", and a port is a number from 1 to 65535.");
        return Integer.parseInt(text);
    }

    private URI baseUrl(int port) {
        var text = value(SettingName.BASE_URL).orElse("http://localhost:" + port);
        try {
            var url = new URI(text.replaceAll("/+$", ""));
            var usable = ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawPath().isEmpty()
                    && url.getQuery() == null
                    && url.getUserInfo() == null;
            if (usable) return url;
        } catch (URISyntaxException malformed) {
            // Told below, in the same words.
        }
        throw new StartRefused("LATCHKEY_BASE_URL is " + text + ", and it looks like https://club.example.org.");
    }

    private List<String> proxies() {
        return value(SettingName.TRUSTED_PROXIES)
                .map(text -> Arrays.stream(text.split("[,\\s]+"))
                        .filter(part -> !part.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    private Settings.Reports reports() {
        var topic = values.get(SettingName.SES_TOPIC);
        if (topic != null && !topic.matches("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]+"))
            throw new StartRefused("LATCHKEY_SES_TOPIC is " + topic
                    + ", and it looks like arn:aws:sns:eu-west-1:123456789012:latchkey.");
        return new Settings.Reports(
                value(SettingName.RETURN_PATH).map(ReturnPath::parse).orElse(null),
                values.get(SettingName.BOUNCES_URL),
                longKey(SettingName.BOUNCES_KEY).orElse(null),
                topic,
                longKey(SettingName.POSTMARK_KEY).orElse(null),
                values.get(SettingName.MAILGUN_KEY),
                value(SettingName.SENDGRID_KEY).map(SendGridKey::parse).orElse(null));
    }

    private Optional<String> longKey(SettingName name) {
        var key = value(name);
        if (key.isPresent() && key.get().length() < KEY_AT_LEAST)
            throw new StartRefused(
                    SettingName.PREFIX + name + " is too short to be a secret: 32 characters or more, for"
                            + " instance from openssl rand -hex 32.");
        return key;
    }

    private boolean flag(SettingName name, boolean otherwise) {
        var text = value(name).orElse("" + otherwise);
        if (text.equals("true") || text.equals("false")) return text.equals("true");
        throw new StartRefused(SettingName.PREFIX + name + " is " + text + ", and it is true or false.");
    }
}
