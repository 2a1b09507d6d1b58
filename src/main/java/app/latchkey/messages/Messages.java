package app.latchkey.messages;

import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A club's messages, newest first, never their bodies. */
@Component
public class Messages {
    // A mail that tells a stranger "we do not know you" is no club's: by it a desk could ask who is a member elsewhere.
    private static final String LIST = """
            select id, member_id, lane, kind, state, address_key, address_as_sent, created_at, state_at, next_try_at,
              last_code, last_words, last_class
            from message
            where club_id = :club and kind not like '%.unknown' and (:member::uuid is null or member_id = :member::uuid)
              and (:state::text is null or state = :state::text) and (:lane::text is null or lane = :lane::text)
              and (:after::uuid is null or (created_at, id) <
                (select m.created_at, m.id from message m where m.club_id = :club and m.id = :after::uuid))
            order by created_at desc, id desc limit :most
            """;
    private static final String ONE = """
            select id, member_id, lane, kind, state, address_key, address_as_sent, created_at, state_at, next_try_at,
              last_code, last_words, last_class
            from message where club_id = :club and id = :id and kind not like '%.unknown'
            """;

    private static final String MAILING = """
            select params ->> 'mailing' from message where club_id = :club and id = :id and kind = 'mailing'
            """;
    private static final String OF_PERSON = """
            select id, member_id, lane, kind, state, address_key, address_as_sent, created_at, state_at, next_try_at,
              last_code, last_words, last_class
            from message
            where club_id = :club and kind not like '%.unknown'
              and (member_id = :member or :account::uuid is not null and account_id = :account::uuid)
            order by created_at desc, id desc limit :most
            """;

    private final JdbcClient sql;

    public Messages(JdbcClient sql) {
        this.sql = sql;
    }

    public record Filter(Optional<MemberId> member, Optional<MessageState> state, Optional<Lane> lane) {}

    public record Line(MessageFact fact, Optional<MemberId> member) {}

    /** @param next where the following page begins; nothing on the last one */
    public record Lines(List<Line> lines, Optional<UUID> next) {}

    public Lines list(ClubId club, Filter filter, Optional<UUID> after, int most) {
        var found = sql.sql(LIST)
                .param("club", club.value())
                .param("member", filter.member().map(MemberId::value).orElse(null))
                .param("state", filter.state().map(MessageState::name).orElse(null))
                .param("lane", filter.lane().map(Lane::name).orElse(null))
                .param("after", after.orElse(null))
                .param("most", most + 1)
                .query((row, n) -> line(row))
                .list();
        if (found.size() <= most) return new Lines(found, Optional.empty());
        var page = found.subList(0, most);
        return new Lines(page, Optional.of(page.getLast().fact().id()));
    }

    /** Everything that was sent to this person, as a member and to their account. */
    public List<MessageFact> ofPerson(ClubId club, MemberId member, Optional<AccountId> account, int most) {
        return sql.sql(OF_PERSON)
                .param("club", club.value())
                .param("member", member.value())
                .param("account", account.map(AccountId::value).orElse(null))
                .param("most", most)
                .query((row, n) -> MessageFacts.fact(row))
                .list();
    }

    public Optional<Line> find(ClubId club, UUID id) {
        return sql.sql(ONE)
                .param("club", club.value())
                .param("id", id)
                .query((row, n) -> line(row))
                .optional();
    }

    /** The mailing that it belongs to. */
    public Optional<UUID> mailing(ClubId club, UUID id) {
        return sql.sql(MAILING)
                .param("club", club.value())
                .param("id", id)
                .query(String.class)
                .optional()
                .flatMap(Ids::parse);
    }

    private static Line line(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Line(
                MessageFacts.fact(row),
                Optional.ofNullable(row.getObject("member_id", UUID.class)).map(MemberId::new));
    }
}
