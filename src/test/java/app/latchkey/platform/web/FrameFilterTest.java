package app.latchkey.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.texts.Texts;
import app.latchkey.testing.RunningHouse;
import jakarta.servlet.ServletException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Threads answer one request after another: who asked the last one, and in which language, is no longer there. */
class FrameFilterTest {
    private final FrameFilter filter = new FrameFilter(RunningHouse.bean(Texts.class), List::of, false);

    @Test
    void nothing_of_a_request_is_left_on_its_thread_for_the_next_one() throws Exception {
        filter.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
            Asker.from("192.0.2.7");
            Asker.account(AccountId.next());
            Frame.current().speak(Locale.FRENCH);
            assertThat(MDC.get("asker")).contains("192.0.2.7", "account");
        });
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
        assertThatThrownBy(Frame::current).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nor_when_its_answer_broke() {
        assertThatThrownBy(() -> filter.doFilter(
                        new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
                            Asker.from("192.0.2.7");
                            throw new ServletException("broken");
                        }))
                .hasMessage("broken");
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
        assertThatThrownBy(Frame::current).isInstanceOf(IllegalStateException.class);
    }
}
