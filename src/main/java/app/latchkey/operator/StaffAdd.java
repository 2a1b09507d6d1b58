package app.latchkey.operator;

import app.latchkey.access.StaffInvitations;
import app.latchkey.audit.Actor;
import app.latchkey.clubs.CommandClub;
import app.latchkey.clubs.Role;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.StartRefused;
import app.latchkey.platform.text.EmailAddress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code staff add}: invites somebody to the desk and prints the link as its last line. */
@Component
class StaffAdd implements Command {
    private final CommandClub clubs;
    private final StaffInvitations invitations;
    private final Settings settings;

    StaffAdd(CommandClub clubs, StaffInvitations invitations, Settings settings) {
        this.clubs = clubs;
        this.invitations = invitations;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "staff add";
    }

    @Override
    public String usage() {
        return "staff add --club SLUG --email ADDRESS [--role owner|manager|front-desk|coach]";
    }

    @Override
    public Set<String> options() {
        return Set.of("club", "email", "role");
    }

    @Override
    public int run(Arguments arguments, PrintStream out) {
        var club = clubs.of(arguments);
        var address = EmailAddress.valid(arguments.needed("email"))
                .orElseThrow(() -> new StartRefused("--email is not an address that can be written to."));
        var role = switch (arguments.option("role").orElse("front-desk").toLowerCase(Locale.ROOT)) {
            case "owner" -> Role.OWNER;
            case "manager" -> Role.MANAGER;
            case "coach" -> Role.COACH;
            case "front-desk", "front_desk", "desk" -> Role.FRONT_DESK;
            default -> throw new StartRefused("--role takes owner, manager, front-desk or coach.");
        };
        out.println(settings.address(invitations.invite(club, address, role, Actor.COMMAND_LINE)));
        return 0;
    }
}
