package app.latchkey.access.invitation;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.Optional;
import java.util.UUID;

/**
 * @param name the member's; empty for an invitation to the staff
 * @param address the address that becomes proven, as it was sent; empty for a code handed over in person
 * @param signsIn that address already signs somebody in
 * @param username with which the person signs in where the address cannot
 * @param problem the key of a text, empty when nothing is wrong
 * @param field the field it belongs to
 * @param here whose account this browser is signed in to
 * @param inApp shown in a window of another app
 * @param door the club's address as somebody types it
 */
public record AcceptPage(
        Club club,
        UUID link,
        Optional<String> name,
        Optional<String> role,
        boolean minor,
        Optional<String> address,
        boolean signsIn,
        String username,
        AcceptForm form,
        String problem,
        String field,
        int shortest,
        Optional<String> here,
        Optional<InApp> inApp,
        String door)
        implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }

    AcceptPage in(Optional<InApp> window, String address) {
        return new AcceptPage(
                club,
                link,
                name,
                role,
                minor,
                this.address,
                signsIn,
                username,
                form,
                problem,
                field,
                shortest,
                here,
                window,
                address);
    }

    public boolean wrong(String name) {
        return field.equals(name) && !problem.isEmpty();
    }

    public String first() {
        var whole = name.orElse("");
        var blank = whole.indexOf(' ');
        return blank < 0 ? whole : whole.substring(0, blank);
    }
}
