package app.latchkey.messages.sending;

import app.latchkey.messages.CapturedMails;
import app.latchkey.messages.Lane;
import app.latchkey.messages.captured.Shelf;
import app.latchkey.messages.dkim.DomainSigner;
import app.latchkey.messages.smtp.Carrier;
import app.latchkey.messages.smtp.Carriers;
import app.latchkey.messages.smtp.Relay;
import app.latchkey.messages.smtp.RelayUrl;
import app.latchkey.platform.settings.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.ObjectMapper;

/** Who takes the mail: a relay with connections of its own for each lane, or the shelf when none is set. */
@Configuration(proxyBeanMethods = false)
class SendingConfiguration {
    private static final Duration TRUSTED = Duration.ofMillis(500);

    @Bean
    CapturedMails capturedMails(Settings settings, ObjectMapper json) {
        return new CapturedMails(settings.dataDir(), json);
    }

    @Bean
    Carriers carriers(Settings settings, CapturedMails captured, DomainSigner signer) {
        var relay = settings.smtpUrl() == null ? null : RelayUrl.parse(settings.smtpUrl());
        var all = new EnumMap<Lane, Carrier>(Lane.class);
        for (var lane : Lane.values()) {
            var demo = settings.demo() ? Optional.of(captured) : Optional.<CapturedMails>empty();
            all.put(
                    lane,
                    relay == null
                            ? new Shelf(demo, settings.mailFrom(), InstantSource.system())
                            : new Relay(
                                    relay,
                                    settings.mailFrom(),
                                    Pace.of(lane).command(),
                                    InstantSource.system(),
                                    Pace.of(lane).connections(),
                                    lane == Lane.MAILING ? TRUSTED : Duration.ZERO,
                                    signer));
        }
        return new Carriers(all);
    }
}
