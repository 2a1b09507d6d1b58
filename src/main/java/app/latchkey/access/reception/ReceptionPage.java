package app.latchkey.access.reception;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.StaffMember;
import app.latchkey.platform.web.Page;
import java.util.List;
import java.util.Optional;

/**
 * @param standing who stands at the desk now
 * @param parked who may come back by a PIN
 */
public record ReceptionPage(
        Club club,
        String device,
        Optional<String> standing,
        boolean pinMissing,
        List<StaffMember> parked,
        boolean refused)
        implements Page {
    @Override
    public int status() {
        return refused ? 422 : 200;
    }

    public String at() {
        return club.path() + "reception";
    }
}
