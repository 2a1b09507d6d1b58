package app.latchkey.access.bulk;

import app.latchkey.members.MemberFilter;
import app.latchkey.members.MemberImport;
import app.latchkey.members.MemberLists;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whom a form of the list means: an import, or a filter as it was shown. */
@Component
public class Chosen {
    private static final int MOST = 1_000_000;

    private final MemberLists lists;
    private final MemberImport imports;

    Chosen(MemberLists lists, MemberImport imports) {
        this.lists = lists;
        this.imports = imports;
    }

    public List<MemberId> of(ClubId club, Map<String, String> asked) {
        var ofImport = Ids.parse(asked.getOrDefault("import", ""));
        if (ofImport.isPresent()) return imports.members(club, ofImport.get());
        var filter = MemberFilter.of(
                asked.getOrDefault("q", ""),
                asked.getOrDefault("state", ""),
                asked.getOrDefault("top", ""),
                asked.getOrDefault("finding", ""),
                asked.getOrDefault("tag", ""),
                asked.getOrDefault("removed", "").equals("true"));
        return lists.ids(club, filter, MOST);
    }
}
