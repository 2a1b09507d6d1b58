package app.latchkey.integration.club;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Formality;
import app.latchkey.integration.door.Asks;
import app.latchkey.integration.door.Caller;
import app.latchkey.integration.keys.Scope;
import app.latchkey.platform.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ClubApi {
    private final Settings settings;

    ClubApi(Settings settings) {
        this.settings = settings;
    }

    /** @param shutAt since when sign-in is closed for the club's members */
    record ClubAnswer(
            String id,
            String slug,
            String name,
            String address,
            String colour,
            String country,
            String timeZone,
            String locale,
            List<String> languages,
            Formality formality,
            String currency,
            Optional<Instant> shutAt) {}

    @GetMapping("/api/v1/clubs/{club}")
    @Asks(Scope.CLUB_READ)
    ClubAnswer show(Caller caller) {
        var club = caller.club();
        return new ClubAnswer(
                club.id().toString(),
                club.slug(),
                club.name(),
                settings.address(club.path()),
                club.colour(),
                club.country(),
                club.timeZone().getId(),
                club.locale().toLanguageTag(),
                club.languages().stream().map(Locale::toLanguageTag).toList(),
                club.formality(),
                club.currency(),
                club.shut().map(Club.Shut::at));
    }
}
