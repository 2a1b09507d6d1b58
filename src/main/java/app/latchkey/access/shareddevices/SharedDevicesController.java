package app.latchkey.access.shareddevices;

import app.latchkey.accounts.Client;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SharedDevices;
import app.latchkey.accounts.SharedDevices.Kind;
import app.latchkey.accounts.SharedDevices.Shared;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SharedDevicesController {
    private static final int LONGEST = 60;
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final SharedDevices devices;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final Audit audit;
    private final Transactions transactions;

    SharedDevicesController(
            SharedDevices devices, Sessions sessions, SessionCookies cookies, Audit audit, Transactions transactions) {
        this.devices = devices;
        this.sessions = sessions;
        this.cookies = cookies;
        this.audit = audit;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/desk/devices")
    @Needs(Permission.CLUB_SETTINGS)
    Answer show(Desk desk, Client client) {
        return page(desk, client, false);
    }

    private SharedDevicesPage page(Desk desk, Client client, boolean wrong) {
        var club = desk.club().id();
        var here = transactions
                .global(() -> devices.find(client))
                .filter(found -> found.club().equals(club))
                .map(Shared::id);
        return new SharedDevicesPage(desk, transactions.global(() -> devices.of(club)), here, wrong);
    }

    @PostMapping("/{club}/desk/devices")
    @Needs(Permission.CLUB_SETTINGS)
    Answer add(
            Desk desk,
            Client client,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String kind,
            HttpServletResponse response) {
        var chosen = Stream.of(Kind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst();
        var called = name.strip();
        if (chosen.isEmpty() || called.isEmpty() || called.length() > LONGEST) return page(desk, client, true);
        var known = cookies.known(client, response);
        cookies.write(response, "shared", chosen.get().name(), A_YEAR);
        var club = desk.club().id();
        transactions.inClub(club, () -> {
            devices.add(
                    known.deviceHash().orElseThrow(),
                    club,
                    chosen.get(),
                    called,
                    desk.actor().account());
            note(desk, "access.audit.device.added", called);
        });
        if (chosen.get() == Kind.RECEPTION)
            return Redirect.to(desk.at("devices")).saying("access.shared.done");
        transactions.global(
                () -> sessions.end(desk.actor().account(), desk.session().session()));
        cookies.end(response);
        return Redirect.to(desk.club().path());
    }

    @PostMapping("/{club}/desk/devices/{id}/removal")
    @Needs(Permission.CLUB_SETTINGS)
    Answer remove(Desk desk, Client client, @PathVariable String id, HttpServletResponse response) {
        var device = Ids.parse(id).orElseThrow(NotFound::new);
        var club = desk.club().id();
        var here = transactions.global(() -> devices.find(client)).map(Shared::id);
        transactions.inClub(club, () -> {
            if (devices.remove(club, device)) note(desk, "access.audit.device.removed", "");
        });
        if (here.equals(Optional.of(device))) cookies.write(response, "shared", "", Duration.ZERO);
        return Redirect.to(desk.at("devices")).saying("access.shared.removed");
    }

    private void note(Desk desk, String sentence, String name) {
        var club = desk.club().id();
        if (name.isEmpty()) audit.write(club, desk.actor().actor(), sentence, Subject.club(club), Map.of());
        else audit.write(club, desk.actor().actor(), sentence, Subject.club(club), Map.of(), name);
    }
}
