package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.personal.PersonalRows;
import app.latchkey.platform.personal.PersonalSql;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a club's file says of a person. */
@Component
class MemberRowsOfPerson implements PersonalRows {
    private static final String FILE = """
            select (to_jsonb(t) - '{club_id,sort_key,name_key,phone_key,archived_by,access_off_by}'::text[])::text
            from member t where t.club_id = :club and t.id = any(:ids::uuid[])
            """;
    private static final String ADDRESSES = """
            select (to_jsonb(t) - 'club_id')::text from member_address t where t.club_id = :club and t.member_id = any(:ids::uuid[])
            """;
    private static final String USERNAMES = """
            select (to_jsonb(t) - 'club_id')::text from member_username t where t.club_id = :club and t.member_id = any(:ids::uuid[])
            """;
    private static final String TAGS = """
            select to_jsonb(t.tag)::text from member_tag t where t.club_id = :club and t.member_id = any(:ids::uuid[])
            """;
    private static final String CARDS = """
            select (to_jsonb(t) - 'club_id')::text from member_card t where t.club_id = :club and t.member_id = any(:ids::uuid[])
            """;
    private static final String MERGES = """
            select jsonb_build_object('at', t.at, 'undone_at', t.undone_at, 'survivor', t.survivor, 'absorbed', t.absorbed)::text
            from merge t where t.club_id = :club and (t.survivor = any(:ids::uuid[]) or t.absorbed = any(:ids::uuid[]))
            """;
    private static final String LISTS = """
            select jsonb_build_object('line', t.line, 'outcome', t.outcome, 'detail', t.detail)::text from import_row t
            where t.club_id = :club and t.member_id = any(:ids::uuid[])
            """;
    private static final Map<String, String> ALL = tables();

    private final JdbcClient sql;

    MemberRowsOfPerson(JdbcClient sql) {
        this.sql = sql;
    }

    private static Map<String, String> tables() {
        var all = new LinkedHashMap<String, String>();
        all.put("member", FILE);
        all.put("member_address", ADDRESSES);
        all.put("member_username", USERNAMES);
        all.put("member_tag", TAGS);
        all.put("member_card", CARDS);
        all.put("merge", MERGES);
        all.put("import_row", LISTS);
        return all;
    }

    @Override
    public Map<String, List<String>> ofMember(ClubId club, Collection<MemberId> parts) {
        var ids = parts.stream().map(MemberId::value).toArray(UUID[]::new);
        return PersonalSql.rows(sql, ALL, Map.of("club", club.value(), "ids", ids));
    }
}
