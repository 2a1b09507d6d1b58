package app.latchkey.members.file;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.members.ContactAddress;
import app.latchkey.members.MemberSheet;
import app.latchkey.platform.web.Page;
import gg.jte.Content;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * @param asides what other rooms show beside it
 * @param missing a deed that was asked for without a reason: "archive", "off"; else empty
 */
public record MemberFilePage(Desk desk, MemberSheet sheet, List<Line> history, List<Content> asides, String missing)
        implements Page {
    /**
     * @param who name of the person at the desk, or a key of a text for a program
     * @param fields codes of what was changed
     */
    public record Line(Instant at, String sentence, Optional<String> text, Optional<String> who, List<String> fields) {}

    @Override
    public int status() {
        return missing.isEmpty() ? 200 : 422;
    }

    public String at(String path) {
        return desk.at("members/" + sheet.id() + path);
    }

    public boolean mayEdit() {
        return sheet.live() && desk.may(Permission.MEMBERS_EDIT);
    }

    public boolean mayArchive() {
        return sheet.mergedInto().isEmpty() && desk.may(Permission.MEMBERS_ARCHIVE);
    }

    public boolean mayMerge() {
        return sheet.mergedInto().isEmpty() && desk.may(Permission.MEMBERS_MERGE);
    }

    public boolean mayData() {
        return sheet.mergedInto().isEmpty() && desk.may(Permission.MEMBERS_DATA);
    }

    public boolean maySwitch() {
        return sheet.live() && desk.may(Permission.ACCESS_SWITCH);
    }

    public List<ContactAddress> formerAddresses() {
        return sheet.addresses().stream().filter(a -> a.removedAt().isPresent()).toList();
    }

    public List<String> formerUsernames() {
        return sheet.usernames().stream().skip(1).toList();
    }

    public static String fieldKey(String code) {
        return "members.field." + code.toLowerCase(Locale.ROOT);
    }
}
