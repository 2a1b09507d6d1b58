package app.latchkey.messages.mailings;

import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The placeholders of a mailing, and what stands there for one member. */
final class Values {
    static final List<String> KNOWN = List.of("first_name", "last_name", "name", "member_number", "club");

    private Values() {}

    static Map<String, String> of(Club club, MemberFile member) {
        var values = new LinkedHashMap<String, String>();
        values.put("first_name", member.called());
        values.put("last_name", member.last());
        values.put("name", member.name());
        values.put("member_number", member.number());
        values.put("club", club.name());
        return values;
    }
}
