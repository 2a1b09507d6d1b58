package app.latchkey.audit;

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

/** What was done to a person's file, and who looked at it. Who did it is said as a role: names are on the page of activity. */
@Component
class AuditRowsOfPerson implements PersonalRows {
    private static final String SENTENCES = """
            select jsonb_build_object('at', a.at, 'sentence', a.sentence_code, 'as', a.acting_as, 'text', t.text)::text
            from audit a left join audit_text t on t.club_id = :club and t.audit_id = a.id
            where a.club_id = :club and a.subject_kind = 'MEMBER' and a.subject_id = any(:ids::uuid[]) order by a.at
            """;
    private static final Map<String, String> ALL = tables();

    private final JdbcClient sql;

    AuditRowsOfPerson(JdbcClient sql) {
        this.sql = sql;
    }

    private static Map<String, String> tables() {
        var all = new LinkedHashMap<String, String>();
        all.put("audit", SENTENCES);
        return all;
    }

    @Override
    public Map<String, List<String>> ofMember(ClubId club, Collection<MemberId> parts) {
        var ids = parts.stream().map(MemberId::value).toArray(UUID[]::new);
        return PersonalSql.rows(sql, ALL, Map.of("club", club.value(), "ids", ids));
    }
}
