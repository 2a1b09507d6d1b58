package app.latchkey.operator.messages;

import app.latchkey.messages.CapturedMail;
import app.latchkey.messages.CapturedMails;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Download;
import app.latchkey.platform.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class CapturedController {
    private static final int NEWEST = 200;
    private static final String NOTHING_RUNS =
            "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";

    private final CapturedMails captured;
    private final Settings settings;

    CapturedController(CapturedMails captured, Settings settings) {
        this.captured = captured;
        this.settings = settings;
    }

    @GetMapping("/operator/messages")
    Answer list(HttpServletRequest request, @RequestParam(defaultValue = "") String to) {
        demoOnly(request);
        var wanted = to.strip().toLowerCase(java.util.Locale.ROOT);
        return new CapturedListPage(
                captured.newest(NEWEST).stream()
                        .filter(mail ->
                                mail.to().toLowerCase(java.util.Locale.ROOT).contains(wanted))
                        .toList(),
                to.strip());
    }

    @GetMapping("/operator/messages/{id}")
    Answer one(HttpServletRequest request, @PathVariable String id) {
        return new CapturedMailPage(find(request, id), settings.baseUrl().toString());
    }

    @GetMapping("/operator/messages/{id}/html")
    Answer html(HttpServletRequest request, HttpServletResponse response, @PathVariable String id) {
        var mail = find(request, id);
        response.setHeader("Content-Security-Policy", NOTHING_RUNS);
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        return Download.shown("text/html;charset=UTF-8", mail.html().getBytes(StandardCharsets.UTF_8));
    }

    private CapturedMail find(HttpServletRequest request, String id) {
        demoOnly(request);
        return Ids.parse(id).flatMap(captured::find).orElseThrow(NotFound::new);
    }

    private void demoOnly(HttpServletRequest request) {
        if (!settings.demo() || !settings.loopback() || !fromHere(request.getRemoteAddr())) throw new NotFound();
    }

    private static boolean fromHere(String address) {
        return InetAddress.ofLiteral(address).isLoopbackAddress();
    }
}
