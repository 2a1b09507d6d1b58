package app.latchkey.access.invitation;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.Optional;
import java.util.UUID;

/**
 * @param fact which fact of the file is asked
 * @param inApp shown in a window of another app
 * @param door the club's address as somebody types it
 */
public record WelcomePage(
        Club club,
        UUID link,
        FileFact fact,
        boolean wrong,
        boolean desk,
        Optional<String> ref,
        Optional<InApp> inApp,
        String door)
        implements Page {
    WelcomePage in(Optional<InApp> window, String address) {
        return new WelcomePage(club, link, fact, wrong, desk, ref, window, address);
    }

    @Override
    public int status() {
        return wrong || desk ? 422 : 200;
    }
}
