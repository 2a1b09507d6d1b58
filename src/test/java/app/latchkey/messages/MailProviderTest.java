package app.latchkey.messages;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.texts.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailProviderTest {
    @ParameterizedTest
    @CsvSource({
        "gmail.com, GOOGLE",
        "Googlemail.com, GOOGLE",
        "hotmail.fr, MICROSOFT",
        "live.co.uk, MICROSOFT",
        "yahoo.fr, YAHOO",
        "aol.com, YAHOO",
        "me.com, APPLE",
        "wanadoo.fr, ORANGE",
        "neuf.fr, SFR",
        "bbox.fr, BOUYGUES",
        "web.de, GMX",
        "pm.me, PROTON",
        "gmail.com.evil.example, UNKNOWN",
        "notgmail.com, UNKNOWN",
        "gmail.fr, UNKNOWN",
        "'', UNKNOWN"
    })
    void a_mailbox_is_known_by_its_domain_and_by_nothing_that_only_looks_like_it(String domain, MailProvider provider) {
        assertThat(MailProvider.of(domain)).isEqualTo(provider);
    }

    @Test
    void each_says_where_such_mail_hides_in_every_language() {
        var texts = new Texts();
        for (var provider : MailProvider.values())
            for (var language : Texts.LANGUAGES)
                assertThat(texts.say(language, provider.folder()))
                        .as("%s", provider)
                        .endsWith(".");
        assertThat(texts.say(Locale.ENGLISH, MailProvider.ORANGE.folder())).contains("Indésirables");
    }
}
