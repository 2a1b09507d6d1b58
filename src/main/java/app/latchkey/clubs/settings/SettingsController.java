package app.latchkey.clubs.settings;

import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.ClubChanged;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.clubs.Slug;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SettingsController {
    private final Clubs clubs;
    private final Audit audit;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    SettingsController(Clubs clubs, Audit audit, Transactions transactions, ApplicationEventPublisher events) {
        this.clubs = clubs;
        this.audit = audit;
        this.transactions = transactions;
        this.events = events;
    }

    @GetMapping("/{club}/desk/settings")
    @Needs(Permission.CLUB_SETTINGS)
    Answer show(Desk desk) {
        return new SettingsPage(
                desk, SettingsForm.of(desk.club()), List.of(), desk.club().slug());
    }

    @PostMapping("/{club}/desk/settings")
    @Needs(Permission.CLUB_SETTINGS)
    Answer save(Desk desk, SettingsForm form) {
        var problems = form.problems();
        if (!problems.isEmpty())
            return new SettingsPage(desk, form, problems, desk.club().slug());
        var changed = form.applied(desk.club());
        transactions.inClub(desk.club().id(), () -> {
            clubs.change(changed);
            note(desk, "clubs.audit.settings", "");
            if (changed.formality() != desk.club().formality())
                note(desk, "clubs.audit.formality", changed.formality().name().toLowerCase(Locale.ROOT));
        });
        return Redirect.to(desk.at("settings")).saying("clubs.settings.saved");
    }

    @PostMapping("/{club}/desk/settings/address")
    @Needs(Permission.CLUB_SETTINGS)
    Answer move(Desk desk, @RequestParam(defaultValue = "") String slug) {
        var wanted = Slug.tidy(slug.strip());
        if (!Slug.valid(wanted)) return refused(desk, slug, "slug");
        var moved = transactions.inClub(desk.club().id(), () -> {
            var done = clubs.rename(desk.club().id(), wanted);
            if (done) note(desk, "clubs.audit.slug", wanted);
            return done;
        });
        if (!moved) return refused(desk, slug, "slug.taken");
        return Redirect.to("/" + wanted + "/desk/settings").saying("clubs.settings.slug.saved");
    }

    private static Answer refused(Desk desk, String slug, String problem) {
        return new SettingsPage(desk, SettingsForm.of(desk.club()), List.of(problem), slug);
    }

    @PostMapping("/{club}/desk/settings/sign-in")
    @Needs(Permission.CLUB_SHUT)
    Answer door(Desk desk, @RequestParam boolean open, @RequestParam(defaultValue = "") String why) {
        var id = desk.club().id();
        if (!open && why.isBlank()) return Redirect.to(desk.at("settings")).saying("clubs.settings.why.missing");
        transactions.inClub(id, () -> {
            var changed = open
                    ? clubs.open(id)
                    : clubs.shut(id, why.strip(), Optional.of(desk.actor().account()));
            if (changed) note(desk, open ? "clubs.audit.opened" : "clubs.audit.shut", why);
        });
        return Redirect.to(desk.at("settings")).saying(open ? "clubs.settings.opened" : "clubs.settings.shut.done");
    }

    private void note(Desk desk, String sentence, String text) {
        var club = desk.club().id();
        if (text.isBlank()) audit.write(club, desk.actor().actor(), sentence, Subject.club(club), Map.of());
        else audit.write(club, desk.actor().actor(), sentence, Subject.club(club), Map.of(), text);
        events.publishEvent(new ClubChanged(club));
    }
}
