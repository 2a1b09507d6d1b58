package app.latchkey.access.guardians;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberFile;
import app.latchkey.platform.web.Page;
import java.util.List;

public record GuardiansPage(Desk desk, MemberFile file, boolean child, List<Acting> guardians, Typed typed)
        implements Page {
    /**
     * What was typed and is wanted again.
     *
     * @param problem the key of its sentence, or empty
     * @param missing the form that lacks its reason, or empty
     */
    public record Typed(String named, String why, String problem, String missing) {
        static final Typed NOTHING = new Typed("", "", "", "");

        static Typed missing(String form) {
            return new Typed("", "", "", form);
        }
    }

    public String at(String path) {
        return desk.at("members/" + file.id() + "/guardians" + path);
    }

    public boolean lacks(String form) {
        return typed.missing().equals(form);
    }

    public boolean mayRepair() {
        return desk.may(Permission.ACCESS_REPAIR);
    }

    public boolean maySwitch() {
        return desk.may(Permission.ACCESS_SWITCH);
    }

    @Override
    public int status() {
        return typed.problem().isEmpty() && typed.missing().isEmpty() ? 200 : 422;
    }
}
