package app.latchkey.access.wording;

import app.latchkey.access.mails.MailKind;
import app.latchkey.access.mails.MailKinds;
import app.latchkey.access.mails.OwnWords;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.texts.Texts;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class WordingController {
    private final Rewording flow;

    WordingController(Rewording flow) {
        this.flow = flow;
    }

    @GetMapping("/{club}/desk/wording")
    @Needs(Permission.CLUB_SETTINGS)
    Answer list(Desk desk) {
        return flow.list(desk);
    }

    @GetMapping("/{club}/desk/wording/{kind}/{language}")
    @Needs(Permission.CLUB_SETTINGS)
    Answer show(Desk desk, @PathVariable String kind, @PathVariable String language) {
        return flow.page(desk, known(kind), spoken(language));
    }

    @PostMapping("/{club}/desk/wording/{kind}/{language}")
    @Needs(Permission.CLUB_SETTINGS)
    Answer save(
            Desk desk,
            @PathVariable String kind,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String version) {
        var mail = known(kind);
        var words = OwnWords.typed(subject, body);
        if (!words.problems(mail).isEmpty())
            return flow.typed(desk, mail, spoken(language), words, number(version), false);
        return switch (flow.change(desk, mail, spoken(language), number(version), Optional.of(words))) {
            case CHANGED ->
                Redirect.to(desk.at("wording/" + kind + "/" + language)).saying("access.wording.saved");
            case STALE -> flow.typed(desk, mail, spoken(language), words, number(version), true);
        };
    }

    /** Nothing is saved. */
    @PostMapping("/{club}/desk/wording/{kind}/{language}/preview")
    @Needs(Permission.CLUB_SETTINGS)
    Answer preview(
            Desk desk,
            @PathVariable String kind,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String version) {
        var words = OwnWords.typed(subject, body);
        return flow.typed(desk, known(kind), spoken(language), words, number(version), false);
    }

    @PostMapping("/{club}/desk/wording/{kind}/{language}/removal")
    @Needs(Permission.CLUB_SETTINGS)
    Answer ours(
            Desk desk,
            @PathVariable String kind,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String version) {
        var back = Redirect.to(desk.at("wording/" + kind + "/" + language));
        return switch (flow.change(desk, known(kind), spoken(language), number(version), Optional.empty())) {
            case CHANGED -> back.saying("access.wording.removed");
            case STALE -> back.saying("access.wording.stale.removal");
        };
    }

    private static MailKind known(String kind) {
        return MailKinds.named(kind).orElseThrow(NotFound::new);
    }

    private static Locale spoken(String language) {
        return Texts.LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(language))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static int number(String version) {
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }
}
