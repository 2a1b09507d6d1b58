package app.latchkey.bench;

import app.latchkey.Latchkey;
import app.latchkey.accounts.Hashing;
import app.latchkey.operator.Installation;
import app.latchkey.platform.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * The same server with other parameters for passwords. No setting does this, since no operator should have to know. Not
 * marked as a configuration, so that nothing finds it that is not told to.
 */
@Import(Latchkey.class)
public class OtherHashing {
    static final Hashing.Parameters PARAMETERS = new Hashing.Parameters(7 * 1024, 5);

    @Bean
    @Primary
    Hashing measured() {
        return new Hashing(PARAMETERS);
    }

    public static void main(String[] typed) throws InterruptedException {
        var options = Map.of("PORT", typed[0], "DATA_DIR", typed[1]);
        var settings = SettingsReader.read(Path.of(typed[1]), System.getenv(), options, false);
        var running = Installation.server(OtherHashing.class, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        new CountDownLatch(1).await();
    }
}
