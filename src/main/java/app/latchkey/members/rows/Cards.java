package app.latchkey.members.rows;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.members.CardNumber;
import app.latchkey.members.MemberCard;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cards of members. Whoever types a card's number at the door means one person: no card is given that is another's card,
 * member number or username, and no number or username is given that is somebody's card.
 */
@Component
public class Cards {
    /** Numbers and cards are given under this lock. Files that are there are locked after it, never before. */
    private static final String LOCK = "select id from club where id = :club for no key update";

    private static final String OF = """
            select number, as_given, since, ended_at from member_card
            where club_id = :club and member_id = :member order by (ended_at is not null), since desc, number
            """;
    private static final String LEADS_TO = """
            select k.n, o.member_id from unnest(:keys::text[], :values::bigint[]) with ordinality as k(key, value, n)
            cross join lateral (
                select c.member_id from member_card c
                where c.club_id = :club and c.number = k.key and c.ended_at is null
                union all select coalesce(m.merged_into, m.id) from member m where m.club_id = :club and m.number = k.value
                union all select u.member_id from member_username u where u.club_id = :club and u.name = k.key) o
            where o.member_id is distinct from :member::uuid
            """;
    // A card that came back may go to somebody else; one that is theirs may be written differently.
    private static final String GIVE = """
            insert into member_card (club_id, number, as_given, value, member_id, since)
            select :club, c.number, c.as_given, c.value, c.member_id, :now::timestamptz
            from unnest(:keys::text[], :given::text[], :values::bigint[], :ids::uuid[])
                as c(number, as_given, value, member_id)
            on conflict (club_id, number) do update set as_given = excluded.as_given, member_id = excluded.member_id,
                since = case when member_card.ended_at is null then member_card.since else excluded.since end,
                ended_at = null
            where member_card.ended_at is not null or member_card.member_id = excluded.member_id
            """;
    private static final String END = """
            update member_card set ended_at = :now
            where club_id = :club and member_id = :member and number = :number and ended_at is null
            """;
    private static final String VALUES = """
            select value from member_card
            where club_id = :club and value between :first and :last and ended_at is null order by value
            """;

    private final JdbcClient sql;
    private final Transactions tx;

    public Cards(JdbcClient sql, Transactions tx) {
        this.sql = sql;
        this.tx = tx;
    }

    /** Inside a transaction of the club, before any file is locked in it. */
    public void lock(ClubId club) {
        sql.sql(LOCK).param("club", club.value()).query(UUID.class).single();
    }

    /** Theirs first. */
    public List<MemberCard> of(ClubId club, MemberId member) {
        return sql.sql(OF)
                .param("club", club.value())
                .param("member", member.value())
                .query((row, n) -> new MemberCard(
                        new CardNumber(row.getString("as_given"), row.getString("number")),
                        Times.read(row, "since"),
                        Times.find(row, "ended_at")))
                .list();
    }

    /**
     * To whom these lead already, by key.
     *
     * @param but whose they may be
     */
    public Map<String, MemberId> leadTo(ClubId club, List<CardNumber> cards, Optional<MemberId> but) {
        var found = new HashMap<String, MemberId>();
        if (cards.isEmpty()) return found;
        sql.sql(LEADS_TO)
                .param("club", club.value())
                .param("keys", cards.stream().map(CardNumber::key).toArray(String[]::new))
                .param("values", values(cards))
                .param("member", but.map(MemberId::value).orElse(null))
                .query(row -> {
                    found.putIfAbsent(
                            cards.get(row.getInt("n") - 1).key(), new MemberId(row.getObject("member_id", UUID.class)));
                });
        return found;
    }

    public record Given(MemberId member, CardNumber card) {}

    /** Under the lock, and only those that lead to nobody else. */
    public void give(ClubId club, List<Given> given) {
        if (given.isEmpty()) return;
        var cards = given.stream().map(Given::card).toList();
        sql.sql(GIVE)
                .param("club", club.value())
                .param("now", utc(tx.now()))
                .param("keys", cards.stream().map(CardNumber::key).toArray(String[]::new))
                .param("given", cards.stream().map(CardNumber::asGiven).toArray(String[]::new))
                .param("values", values(cards))
                .param("ids", given.stream().map(one -> one.member().value()).toArray(UUID[]::new))
                .update();
    }

    public boolean end(ClubId club, MemberId member, String key) {
        return sql.sql(END)
                        .param("club", club.value())
                        .param("member", member.value())
                        .param("number", key)
                        .param("now", utc(tx.now()))
                        .update()
                > 0;
    }

    /** Which numbers of a range are cards. */
    Set<Long> values(ClubId club, long first, long last) {
        return new HashSet<>(sql.sql(VALUES)
                .param("club", club.value())
                .param("first", first)
                .param("last", last)
                .query(Long.class)
                .list());
    }

    private static Long[] values(Collection<CardNumber> cards) {
        return cards.stream().map(card -> card.value().orElse(null)).toArray(Long[]::new);
    }
}
