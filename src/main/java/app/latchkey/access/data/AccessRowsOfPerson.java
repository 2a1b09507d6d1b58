package app.latchkey.access.data;

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

/** How a person gets in, and who came to the door with their name. Codes, sealed texts and other people's accounts are left out. */
@Component
class AccessRowsOfPerson implements PersonalRows {
    private static final String ACCESS = """
            select jsonb_build_object('relation', t.relation, 'since', t.since, 'until', t.until, 'off_at', t.off_at,
              'ended_at', t.ended_at, 'ended_why', t.ended_why, 'last_entered_at', t.last_entered_at)::text
            from access t where t.club_id = :club and t.member_id = any(:ids::uuid[]) order by t.since
            """;
    private static final String GRANTS = """
            select jsonb_build_object('channel', t.channel, 'address', t.address_key, 'checked', t.checked, 'created_at', t.created_at,
              'opened_at', t.opened_at, 'used_at', t.used_at, 'closed_at', t.closed_at, 'closed_why', t.closed_why)::text
            from access_grant t where t.club_id = :club and t.member_id = any(:ids::uuid[]) order by t.created_at
            """;
    private static final String LINKS = """
            select jsonb_build_object('address', l.address_as_sent, 'created_at', l.created_at, 'expires_at', l.expires_at,
              'fetched_at', l.fetched_at, 'opened_at', l.opened_at)::text
            from grant_link l join access_grant t on t.club_id = :club and t.id = l.grant_id
            where l.club_id = :club and t.club_id = :club and t.member_id = any(:ids::uuid[]) order by l.created_at
            """;
    private static final String TRIES = """
            select jsonb_build_object('at', a.at, 'kind', a.kind, 'reason', a.reason, 'ref', a.ref, 'network', a.network,
              'device', a.device_words)::text
            from attempt_match t join attempt a on a.club_id = :club and a.id = t.attempt_id
            where t.club_id = :club and t.member_id = any(:ids::uuid[]) and t.nearness = 'EXACT' and not t.stranger order by a.at
            """;
    private static final String STATE = """
            select jsonb_build_object('state', t.state, 'top', t.top, 'evidence', t.evidence)::text from member_access t where t.club_id = :club and t.member_id = any(:ids::uuid[])
            """;
    private static final String VIEWS = """
            select jsonb_build_object('begun_at', t.begun_at, 'until', t.until, 'ended_at', t.ended_at)::text from view_as t where t.club_id = :club and t.member_id = any(:ids::uuid[])
            """;
    private static final Map<String, String> ALL = tables();

    private final JdbcClient sql;

    AccessRowsOfPerson(JdbcClient sql) {
        this.sql = sql;
    }

    private static Map<String, String> tables() {
        var all = new LinkedHashMap<String, String>();
        all.put("access", ACCESS);
        all.put("access_grant", GRANTS);
        all.put("grant_link", LINKS);
        all.put("attempt", TRIES);
        all.put("member_access", STATE);
        all.put("view_as", VIEWS);
        return all;
    }

    @Override
    public Map<String, List<String>> ofMember(ClubId club, Collection<MemberId> parts) {
        var ids = parts.stream().map(MemberId::value).toArray(UUID[]::new);
        return PersonalSql.rows(sql, ALL, Map.of("club", club.value(), "ids", ids));
    }
}
