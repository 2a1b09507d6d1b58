package app.latchkey.messages;

import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.web.Banners;
import java.util.List;
import org.springframework.stereotype.Component;

/** Above every desk page: that no mail leaves the house, or that our relay takes none. */
@Component
class MailBanners implements Banners {
    private final Settings settings;
    private final MessageFacts facts;

    MailBanners(Settings settings, MessageFacts facts) {
        this.settings = settings;
        this.facts = facts;
    }

    @Override
    public List<Banner> now() {
        if (settings.demo())
            return List.of(new Banner(
                    "warn",
                    "messages.banner.captured",
                    List.of(),
                    "/operator/messages",
                    "messages.banner.captured.read"));
        if (settings.smtpUrl() == null) return List.of(new Banner("warn", "messages.banner.captured", List.of()));
        return facts.relayDown(Lane.ACCESS)
                .map(down -> List.of(new Banner("danger", "messages.banner.down", List.of(down.words()))))
                .orElse(List.of());
    }
}
