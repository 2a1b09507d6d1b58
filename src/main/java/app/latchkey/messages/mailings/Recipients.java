package app.latchkey.messages.mailings;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who gets a mailing, who does not and why, and what became of each; rows in sets, since there may be a hundred thousand. */
@Component
public class Recipients {
    /** What one transaction writes. */
    static final int PART = 500;
    /** A mailing that was stopped by a person for a day or two still goes on. */
    private static final Duration GOOD_FOR = Duration.ofDays(3);

    private static final UUID EVERYTHING = new UUID(0, 0);

    /** The first that applies; nothing for whoever gets it. A shared mailbox gets it with the first of its people. */
    private static final String WANTED = """
            select w.member_id, w.message_id, w.place, a.key, a.as_given, m.language,
              case when m.merged_into is not null or m.erased_at is not null then 'GONE'
                when m.archived_at is not null then 'ARCHIVED'
                when a.key is null then 'NO_ADDRESS'
                when not a.valid then 'INVALID'
                when s.suppressed_why is not null or s.complained_at is not null then 'SUPPRESSED'
                when exists (select from unsubscription u where u.club_id = :club and u.key = a.key and u.ended_at is null
                  and (u.topic_id = :everything or u.topic_id = :topic::uuid)) then 'UNSUBSCRIBED'
                when d.state = 'BOUNCING' then 'BOUNCING' end as why
            from unnest(:members::uuid[], :ids::uuid[]) with ordinality w (member_id, message_id, place)
            join member m on m.club_id = :club and m.id = w.member_id
            left join member_address a on a.club_id = :club and a.member_id = m.id and a.main and a.removed_at is null
            left join address_delivery d on d.key = a.key
            left join address_state s on s.club_id = :club and s.key = a.key
            """;

    private static final String COUNT = "with wanted as (" + WANTED + """
            ), first as (select *, row_number() over (partition by key, why is null order by place) as n from wanted)
            select coalesce(why, case when n > 1 then 'SHARED' else 'GETS' end) as why, count(*) as n from first group by 1
            """;
    private static final String CHOOSE = "with wanted as (" + WANTED + """
            ), first as (select *, row_number() over (partition by key, why is null order by place) as n from wanted),
            decided as (select member_id, message_id, coalesce(why, case when n > 1 or exists (
                select from message e where e.club_id = :club and e.kind = 'mailing'
                  and e.dedupe = :mailing::uuid::text || ':' || first.key) then 'SHARED' end) as why from first)
            insert into mailing_recipient (club_id, mailing_id, member_id, why, message_id)
            select :club, :mailing, member_id, why, case when why is null then message_id end from decided
            on conflict do nothing
            """;
    private static final String MESSAGES = """
            insert into message (club_id, id, lane, kind, dedupe, member_id, address_key, address_as_sent, template, params,
              locale, message_id, state, asked_by, created_at, state_at, next_try_at, expires_at)
            select :club, r.message_id, 'MAILING', 'mailing', :mailing::uuid::text || ':' || a.key, r.member_id, a.key, a.as_given,
              'mailing', jsonb_build_object('mailing', :mailing::uuid::text), case when m.language = any(:spoken::text[]) then m.language else :locale end,
              r.message_id::text || '@latchkey', 'QUEUED', :by::uuid, :now, :now, :now, :expires
            from mailing_recipient r
            join member m on m.club_id = :club and m.id = r.member_id
            join member_address a on a.club_id = :club and a.member_id = r.member_id and a.main and a.removed_at is null
            where r.club_id = :club and r.mailing_id = :mailing and r.message_id = any(:ids::uuid[])
            """;
    private static final String EVENTS = """
            insert into message_event (club_id, message_id, at, seq, what, detail)
            select :club, m.id, :now, 0, 'REQUESTED',
              jsonb_build_object('lane', 'MAILING', 'by', coalesce(m.asked_by::text, ''))
            from message m where m.club_id = :club and m.id = any(:ids::uuid[])
            """;
    private static final String READY = """
            insert into ready_mailing (message_id, club_id, domain, due)
            select m.id, :club, split_part(m.address_key, '@', 2), :now
            from message m where m.club_id = :club and m.id = any(:ids::uuid[]) and m.state = 'QUEUED'
            """;
    private static final String ADD_PART =
            "insert into mailing_part (club_id, mailing_id, n, members) values (:club, :mailing, :n, :members)";
    private static final String TAKE_PART = """
            delete from mailing_part where club_id = :club and mailing_id = :mailing and n = (
              select n from mailing_part where club_id = :club and mailing_id = :mailing order by n limit 1)
            returning members
            """;
    private static final String FORGET_PARTS =
            "delete from mailing_part where club_id = :club and mailing_id = :mailing";
    // From domain to domain by the index, so many of each: what waits for one slow domain keeps nobody else's from
    // being written.
    private static final String WAITING = """
            with recursive step as (
              (select domain from ready_mailing where club_id = :club order by domain limit 1)
              union all
              select (select r.domain from ready_mailing r where r.club_id = :club and r.domain > s.domain
                order by r.domain limit 1)
              from step s where s.domain is not null)
            select count(*) from (select from step s cross join lateral (
                select from ready_mailing r where r.club_id = :club and r.domain = s.domain and r.due <= :now limit :each) one
              where s.domain is not null limit :most) counted
            """;
    // What is put off and has no next try of ours is with their server: it left.
    private static final String OPEN = """
            select exists (select from mailing_part p where p.club_id = :club and p.mailing_id = :mailing)
              or exists (select from mailing_recipient r join message m on m.club_id = :club and m.id = r.message_id
                where r.club_id = :club and r.mailing_id = :mailing and (m.state in ('QUEUED', 'HELD') or m.state = 'DELAYED' and m.next_try_at is not null))
            """;
    // What a sender has just taken goes on: it is leaving.
    private static final String HOLD = """
            with held as (delete from ready_mailing q using mailing_recipient r
              where r.club_id = :club and r.mailing_id = :mailing and q.message_id = r.message_id and q.club_id = :club
                and (q.lease_until is null or q.lease_until < clock_timestamp()) returning q.message_id),
            moved as (update message m set state = 'HELD', state_at = :now, next_try_at = null
              from held where m.club_id = :club and m.id = held.message_id and m.state in ('QUEUED', 'DELAYED') returning m.id)
            insert into message_event (club_id, message_id, at, seq, what, detail)
            select :club, moved.id, :now, (select coalesce(max(e.seq), -1) + 1 from message_event e
              where e.club_id = :club and e.message_id = moved.id), 'HELD', jsonb_build_object('by', :by::text)
            from moved
            """;
    private static final String UNREADY = """
            delete from ready_mailing q using mailing_recipient r
            where r.club_id = :club and r.mailing_id = :mailing and q.message_id = r.message_id and q.club_id = :club
              and (q.lease_until is null or q.lease_until < clock_timestamp())
            """;
    // The attempts of before still count: whoever sent one of them and never told is not asked twice.
    private static final String LET_GO = """
            with going as (update message m set state = 'QUEUED', state_at = :now, next_try_at = :now, expires_at = :expires
              from mailing_recipient r where r.club_id = :club and r.mailing_id = :mailing
                and m.club_id = :club and m.id = r.message_id and m.state = 'HELD' returning m.id, m.address_key),
            told as (insert into message_event (club_id, message_id, at, seq, what, detail)
              select :club, g.id, :now, (select coalesce(max(e.seq), -1) + 1 from message_event e
                where e.club_id = :club and e.message_id = g.id), 'QUEUED', jsonb_build_object('by', :by::text)
              from going g)
            insert into ready_mailing (message_id, club_id, domain, due, attempt)
            select g.id, :club, split_part(g.address_key, '@', 2), :now, coalesce((select max(t.n) from message_attempt t
              where t.club_id = :club and t.message_id = g.id), 0)
            from going g on conflict do nothing
            """;
    private static final String CANCEL = """
            with moved as (update message m set state = 'CANCELLED', state_at = :now, next_try_at = null
              from mailing_recipient r where r.club_id = :club and r.mailing_id = :mailing
                and m.club_id = :club and m.id = r.message_id
                and (m.state in ('QUEUED', 'HELD') or m.state = 'DELAYED' and m.next_try_at is not null) returning m.id)
            insert into message_event (club_id, message_id, at, seq, what, detail)
            select :club, moved.id, :now, (select coalesce(max(e.seq), -1) + 1 from message_event e
              where e.club_id = :club and e.message_id = moved.id), 'CANCELLED', jsonb_build_object('by', :by::text)
            from moved
            """;
    /** Of a recipient with its message {@code m}: the reason why there is none, else the state of it. */
    static final String BECAME = """
            coalesce(why, case when m.state = 'SUPPRESSED' then coalesce((select e.detail ->> 'why' from message_event e
              where e.club_id = :club and e.message_id = m.id and e.what = 'SUPPRESSED'
                and e.detail ->> 'why' in ('UNSUBSCRIBED', 'BOUNCING') limit 1), 'SUPPRESSED') else m.state end, 'GONE')
            """;

    private static final String RESULTS = """
            select what, sum(n) as n from (select
            """ + BECAME + """
               as what, 1 as n from mailing_recipient r left join message m on m.club_id = :club and m.id = r.message_id
               where r.club_id = :club and r.mailing_id = :mailing
               union all select c.what, c.n from mailing_count c where c.club_id = :club and c.mailing_id = :mailing) became
            group by what
            """;
    private static final String UNSUBSCRIBED = """
            select count(distinct key) from unsubscription where club_id = :club and mailing_id = :mailing
            """;
    private static final String OF_MESSAGE = """
            select r.message_id, coalesce(m.merged_into, m.id) as member_id, t.address_key from mailing_recipient r
            join member m on m.club_id = :club and m.id = r.member_id
            join message t on t.club_id = :club and t.id = r.message_id
            where r.club_id = :club and r.message_id = any(:messages::uuid[])
            """;

    private final JdbcClient sql;
    private final Transactions transactions;

    Recipients(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** How many get it, and how many do not by reason. */
    Map<String, Long> count(ClubId club, Optional<UUID> topic, List<MemberId> members) {
        var counts = new LinkedHashMap<String, Long>();
        wanted(
                        COUNT,
                        club,
                        topic,
                        members,
                        members.stream().map(MemberId::value).toArray(UUID[]::new))
                .query(row -> {
                    counts.put(row.getString("why"), row.getLong("n"));
                });
        return counts;
    }

    void addParts(ClubId club, UUID mailing, List<MemberId> members) {
        for (var from = 0; from < members.size(); from += PART)
            of(ADD_PART, club, mailing)
                    .param("n", from / PART)
                    .param(
                            "members",
                            members.subList(from, Math.min(members.size(), from + PART)).stream()
                                    .map(MemberId::value)
                                    .toArray(UUID[]::new))
                    .update();
    }

    /** Empty when none is left. The caller holds the mailing's row. */
    List<MemberId> takePart(ClubId club, UUID mailing) {
        return of(TAKE_PART, club, mailing)
                .query((row, n) -> Stream.of((UUID[]) row.getArray("members").getArray())
                        .map(MemberId::new)
                        .toList())
                .optional()
                .orElse(List.of());
    }

    void forgetParts(ClubId club, UUID mailing) {
        of(FORGET_PARTS, club, mailing).update();
    }

    /** The recipients of a part with their messages, each ready to leave. */
    void write(Club to, Mailing mailing, List<MemberId> members) {
        var club = to.id();
        var ids = Stream.generate(Ids::next).limit(members.size()).toArray(UUID[]::new);
        wanted(CHOOSE, club, mailing.topic(), members, ids)
                .param("mailing", mailing.id())
                .update();
        of(MESSAGES, club, mailing.id())
                .param("ids", ids)
                .param(
                        "spoken",
                        to.languages().stream().map(Locale::getLanguage).toArray(String[]::new))
                .param("locale", to.locale().getLanguage())
                .param("by", mailing.by().map(AccountId::value).orElse(null))
                .param("now", utc(transactions.now()))
                .param("expires", utc(transactions.now().plus(GOOD_FOR)))
                .update();
        for (var statement : List.of(EVENTS, READY))
            sql.sql(statement)
                    .param("club", club.value())
                    .param("ids", ids)
                    .param("now", utc(transactions.now()))
                    .update();
    }

    /** How many of this club could leave now: counted no further than {@code most}, and {@code each} of a domain. */
    int waiting(ClubId club, int most, int each) {
        return sql.sql(WAITING)
                .param("club", club.value())
                .param("now", utc(transactions.now()))
                .param("most", most)
                .param("each", each)
                .query(Integer.class)
                .single();
    }

    boolean open(ClubId club, UUID mailing) {
        return of(OPEN, club, mailing).query(Boolean.class).single();
    }

    int hold(ClubId club, UUID mailing, Actor by) {
        return of(HOLD, club, mailing)
                .param("now", utc(transactions.now()))
                .param("by", account(by))
                .update();
    }

    int letGo(ClubId club, UUID mailing, Actor by) {
        return of(LET_GO, club, mailing)
                .param("now", utc(transactions.now()))
                .param("by", account(by))
                .param("expires", utc(transactions.now().plus(GOOD_FOR)))
                .update();
    }

    int cancel(ClubId club, UUID mailing, Actor by) {
        of(UNREADY, club, mailing).update();
        return of(CANCEL, club, mailing)
                .param("now", utc(transactions.now()))
                .param("by", account(by))
                .update();
    }

    private static String account(Actor by) {
        return by.account().map(AccountId::toString).orElse("");
    }

    /** How many by the state of their message, or by the reason why there is none. */
    public Map<String, Long> results(ClubId club, UUID mailing) {
        var results = new LinkedHashMap<String, Long>();
        of(RESULTS, club, mailing).query(row -> {
            results.put(row.getString("what"), row.getLong("n"));
        });
        return results;
    }

    /** Mailboxes that unsubscribed by this mailing. */
    public long unsubscribed(ClubId club, UUID mailing) {
        return of(UNSUBSCRIBED, club, mailing).query(Long.class).single();
    }

    /** @param key of the address it was written to; empty when the person was erased */
    record To(MemberId member, String key) {}

    /** Whom messages are for: the file that theirs became, if it did. */
    Map<UUID, To> of(ClubId club, List<UUID> messages) {
        var to = new HashMap<UUID, To>();
        sql.sql(OF_MESSAGE)
                .param("club", club.value())
                .param("messages", messages.toArray(UUID[]::new))
                .query(row -> {
                    to.put(
                            row.getObject("message_id", UUID.class),
                            new To(new MemberId(row.getObject("member_id", UUID.class)), row.getString("address_key")));
                });
        return to;
    }

    private JdbcClient.StatementSpec wanted(
            String statement, ClubId club, Optional<UUID> topic, List<MemberId> members, UUID[] ids) {
        return sql.sql(statement)
                .param("club", club.value())
                .param("topic", topic.orElse(null))
                .param("everything", EVERYTHING)
                .param("members", members.stream().map(MemberId::value).toArray(UUID[]::new))
                .param("ids", ids);
    }

    private JdbcClient.StatementSpec of(String statement, ClubId club, UUID mailing) {
        return sql.sql(statement).param("club", club.value()).param("mailing", mailing);
    }
}
