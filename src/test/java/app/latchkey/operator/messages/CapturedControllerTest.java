package app.latchkey.operator.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.messages.CapturedMails;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.web.NotFound;
import app.latchkey.testing.RunningHouse;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class CapturedControllerTest {
    private static CapturedController pages(boolean demo, String url) {
        var settings = new Settings(
                demo,
                8080,
                URI.create(url),
                Path.of("."),
                null,
                null,
                null,
                "door@latchkey.example",
                List.of(),
                true,
                false,
                null,
                Settings.Reports.NONE,
                List.of());
        return new CapturedController(RunningHouse.bean(CapturedMails.class), settings);
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }

    @Test
    void whole_mails_are_shown_in_a_demo_on_this_machine() {
        assertThat(pages(true, "http://localhost:8080").list(from("127.0.0.1"), ""))
                .isNotNull();
    }

    @Test
    void whole_mails_are_shown_nowhere_outside_of_a_demo() {
        var pages = pages(false, "http://localhost:8080");
        assertThatThrownBy(() -> pages.list(from("127.0.0.1"), "")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> pages.one(from("127.0.0.1"), UUID.randomUUID().toString()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whole_mails_are_shown_to_nobody_from_elsewhere() {
        assertThatThrownBy(() -> pages(true, "http://localhost:8080").list(from("192.0.2.7"), ""))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> pages(true, "https://club.example").list(from("127.0.0.1"), ""))
                .isInstanceOf(NotFound.class);
    }
}
