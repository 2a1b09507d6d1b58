package app.latchkey.messages;

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

/** Which mails were sent to a person, and what became of each, which mailings and what they no longer want; never what stood in them. */
@Component
class MessageRowsOfPerson implements PersonalRows {
    private static final String MESSAGES = """
            select jsonb_build_object('id', t.id, 'kind', t.kind, 'to', t.address_as_sent, 'state', t.state, 'created_at', t.created_at,
              'state_at', t.state_at, 'last_code', t.last_code, 'last_words', t.last_words)::text
            from message t where t.club_id = :club and t.member_id = any(:ids::uuid[]) order by t.created_at
            """;
    private static final String EVENTS = """
            select (to_jsonb(e) - '{club_id,seq}'::text[])::text from message_event e
            join message t on t.club_id = :club and t.id = e.message_id
            where e.club_id = :club and t.club_id = :club and t.member_id = any(:ids::uuid[]) order by e.at, e.seq
            """;
    private static final String MAILINGS = """
            select jsonb_build_object('subject', g.subject, 'why_not', t.why, 'message_id', t.message_id)::text
            from mailing_recipient t join mailing g on g.club_id = :club and g.id = t.mailing_id
            where t.club_id = :club and t.member_id = any(:ids::uuid[]) order by g.created_at
            """;
    private static final String UNSUBSCRIBED = """
            select jsonb_build_object('address', t.key, 'topic', coalesce(p.name, 'everything'), 'at', t.at,
              'how', t.how, 'ended_at', t.ended_at, 'ended_words', t.ended_words)::text
            from unsubscription t left join mailing_topic p on p.club_id = :club and p.id = t.topic_id
            where t.club_id = :club and t.key in (select a.key from member_address a
              where a.club_id = :club and a.member_id = any(:ids::uuid[])) order by t.at
            """;
    private static final Map<String, String> ALL = tables();

    private final JdbcClient sql;

    MessageRowsOfPerson(JdbcClient sql) {
        this.sql = sql;
    }

    private static Map<String, String> tables() {
        var all = new LinkedHashMap<String, String>();
        all.put("message", MESSAGES);
        all.put("message_event", EVENTS);
        all.put("mailing_recipient", MAILINGS);
        all.put("unsubscription", UNSUBSCRIBED);
        return all;
    }

    @Override
    public Map<String, List<String>> ofMember(ClubId club, Collection<MemberId> parts) {
        var ids = parts.stream().map(MemberId::value).toArray(UUID[]::new);
        return PersonalSql.rows(sql, ALL, Map.of("club", club.value(), "ids", ids));
    }
}
