package app.latchkey.clubs.look;

import app.latchkey.clubs.Club;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The club's colour as three tokens, in light and dark, each readable where it stands. */
@Controller
class BrandController {
    private static final String PAPER = "#f3f1ec";
    private static final String DARK = "#2a2f35";

    @GetMapping("/{club}/brand/{colour}.css")
    ResponseEntity<byte[]> brand(Club club) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
                .body(stylesheet(club.colour()).getBytes(StandardCharsets.UTF_8));
    }

    static String stylesheet(String colour) {
        return ":root{--brand:%s;--on-brand:%s;--brand-ink:%s}\n"
                        .formatted(colour, Contrast.on(colour), Contrast.readable(colour, PAPER, "#000000"))
                + "@media (prefers-color-scheme:dark){:root{--brand-ink:%s}}\n"
                        .formatted(Contrast.readable(colour, DARK, "#ffffff"));
    }
}
