package app.latchkey.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.RunningHouse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlashCookieTest {
    private static HttpResponse<String> home(String cookie) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(RunningHouse.url() + "/"))
                .header("Accept-Language", "en")
                .header("Cookie", "latchkey_said=" + cookie)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String said(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "bm8uc3VjaC5rZXk"})
    void a_cookie_that_says_nothing_of_ours_is_not_said_and_breaks_nothing(String cookie) throws Exception {
        assertThat(home(cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void a_sentence_of_ours_is_said_once_and_escaped() throws Exception {
        var answer = home(said("access.remedy.invited\u001f<b>ada</b>"));
        assertThat(answer.body()).contains("&lt;b&gt;ada").doesNotContain("<b>ada");
        assertThat(answer.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("latchkey_said=;"));
    }
}
