package app.latchkey.access.secondfactor;

import app.latchkey.access.home.Landing;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SecondStepController {
    private static final int LONGEST = 60;

    private final SecondStep step;
    private final SessionCookies cookies;

    SecondStepController(SecondStep step, SessionCookies cookies) {
        this.step = step;
        this.cookies = cookies;
    }

    @GetMapping("/{club}/second-step")
    Answer show(Club club, @RequestParam(defaultValue = "") String next, HttpServletRequest request) {
        if (!step.waits(cookies.session(request))) return Redirect.to(club.path());
        return new SecondStepPage(club, kept(club, next), Optional.empty());
    }

    @PostMapping("/{club}/second-step")
    Answer enter(
            Club club,
            Client client,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var typed = code.length() > LONGEST ? "" : code;
        return switch (step.show(club, cookies.session(request), typed, client)) {
            case SecondStep.Outcome.Inside(var token, var landing) -> {
                cookies.begin(response, token);
                yield Redirect.to(landing.path(club, next));
            }
            case SecondStep.Outcome.Wrong(var ref) -> new SecondStepPage(club, kept(club, next), Optional.of(ref));
            case SecondStep.Outcome.Over over -> Redirect.to(club.path()).saying("access.second.over");
        };
    }

    @PostMapping("/{club}/second-step/leave")
    Answer leave(Club club, HttpServletRequest request, HttpServletResponse response) {
        step.leave(cookies.session(request));
        cookies.end(response);
        return Redirect.to(club.path());
    }

    private static String kept(Club club, String next) {
        return Landing.inside(club, next) ? next : "";
    }
}
