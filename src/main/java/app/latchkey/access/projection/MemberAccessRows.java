package app.latchkey.access.projection;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.Diagnosis;
import app.latchkey.access.Finding;
import app.latchkey.access.FindingCode;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The rows of {@code member_access} and {@code member_finding}. */
@Component
public class MemberAccessRows {
    private static final TypeReference<Map<String, String>> EVIDENCE = new TypeReference<>() {};
    // The file before its row here, as everybody else takes them. Whoever changes a file's keys marks it anew: it is
    // left out.
    private static final String HOLD = """
            select id from member where club_id = :club and id = any(:ids::uuid[]) order by id for key share skip locked
            """;
    private static final String WRITE = """
            insert into member_access (club_id, member_id, state, top, evidence, refreshed_at, due_at)
            select :club, * from unnest(:ids::uuid[], :states::text[], :tops::text[], :evidence::jsonb[],
              :ats::timestamptz[], :dues::timestamptz[])
            on conflict (club_id, member_id) do update set state = excluded.state, top = excluded.top,
              evidence = excluded.evidence, refreshed_at = excluded.refreshed_at, due_at = excluded.due_at
            """;
    private static final String FORGET =
            "delete from member_finding where club_id = :club and member_id = any(:ids::uuid[])";
    private static final String FINDINGS = """
            insert into member_finding (club_id, code, member_id, weight)
            select :club, * from unnest(:codes::text[], :members::uuid[], :weights::text[])
            on conflict do nothing
            """;
    private static final String READ = """
            select member_id, state, top, evidence, refreshed_at from member_access
            where club_id = :club and member_id = any(:ids::uuid[])
            """;
    private static final String SUMS = """
            select state, top, count(*) as members from member_access a
            where club_id = :club and not exists (
              select from member m where m.club_id = :club and m.id = a.member_id
                and (m.archived_at is not null or m.merged_into is not null))
            group by state, top order by members desc, top
            """;
    // As the list's filter has it: of a closed file it says only that it is closed.
    private static final String ON_THE_LIST = """
            (f.code in ('MEMBER_ARCHIVED', 'MERGED_AWAY') or not exists (select from member m
              where m.club_id = :club and m.id = f.member_id and (m.archived_at is not null or m.merged_into is not null)))
            """;
    private static final String FOUND =
            "select f.code, count(*) as members from member_finding f where f.club_id = :club and " + ON_THE_LIST
                    + " group by f.code";
    private static final String SOME_OF_EACH = """
            select c.code, s.member_id from unnest(:codes::text[]) c (code) cross join lateral (
              select f.member_id from member_finding f where f.club_id = :club and f.code = c.code and
            """ + ON_THE_LIST + " order by f.member_id limit :most) s";
    private static final String DUE = """
            insert into refresh_queue (club_id, member_id, due)
            select club_id, member_id, :now from member_access
            where club_id = :club and (due_at <= :now or refreshed_at < :old)
            on conflict (club_id, member_id) do update set entered = false where refresh_queue.entered
            """;
    private static final String CALM = """
            select a.member_id from member_access a
            where a.club_id = :club and a.member_id = any(:ids::uuid[]) and a.top = 'ALL_GOOD' and not exists (
              select from member_finding f
              where f.club_id = :club and f.member_id = a.member_id and f.code <> 'ALL_GOOD')
            """;

    private static final String INVITABLE = """
            select count(*) from member_access a
            join member m on m.club_id = :club and m.id = a.member_id and m.invitable and m.archived_at is null
              and m.merged_into is null
            where a.club_id = :club and a.member_id = any(:ids::uuid[]) and a.state <> 'VIA_GUARDIAN'
              and a.top in ('NOT_INVITED', 'CHILD_NEEDS_GUARDIAN')
              and exists (select from member_finding f
                where f.club_id = :club and f.code = 'NOT_INVITED' and f.member_id = a.member_id)
              and not exists (select from member_finding f
                where f.club_id = :club and f.member_id = a.member_id and f.weight = 'BLOCKS'
                  and f.code not in ('NOT_INVITED', 'CHILD_NEEDS_GUARDIAN'))
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final ObjectMapper json;

    public MemberAccessRows(JdbcClient sql, Transactions transactions, ObjectMapper json) {
        this.sql = sql;
        this.transactions = transactions;
        this.json = json;
    }

    public record Row(
            MemberId member, String state, String top, Map<String, String> evidence, java.time.Instant asOf) {}

    public record Sum(String state, String top, long members) {}

    public void write(ClubId club, List<Diagnosis> looked) {
        var held = held(club, looked);
        var all = looked.stream().filter(one -> held.contains(one.member())).toList();
        if (all.isEmpty()) return;
        var ids = all.stream().map(one -> one.member().value()).toArray(UUID[]::new);
        sql.sql(WRITE)
                .param("club", club.value())
                .param("ids", ids)
                .param("states", all.stream().map(one -> one.state().name()).toArray(String[]::new))
                .param("tops", all.stream().map(one -> one.top().code().name()).toArray(String[]::new))
                .param(
                        "evidence",
                        all.stream()
                                .map(one -> json.writeValueAsString(kept(one.top())))
                                .toArray(String[]::new))
                .param("ats", all.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .param(
                        "dues",
                        all.stream()
                                .map(one -> one.dueAt().map(Object::toString).orElse(null))
                                .toArray(String[]::new))
                .update();
        sql.sql(FORGET).param("club", club.value()).param("ids", ids).update();
        findings(club, all);
    }

    /** When somebody who gets in last did stands on their access: an entry more changes nothing here. */
    private static Map<String, String> kept(Finding top) {
        return top.code() == FindingCode.ALL_GOOD ? Map.of() : top.evidence();
    }

    /** Of these, whoever gets in with nothing else to say: coming in once more changes nothing. */
    Set<MemberId> calm(ClubId club, Collection<MemberId> ids) {
        return members(CALM, club, ids);
    }

    private Set<MemberId> held(ClubId club, List<Diagnosis> looked) {
        return members(HOLD, club, looked.stream().map(Diagnosis::member).toList());
    }

    private Set<MemberId> members(String which, ClubId club, Collection<MemberId> among) {
        return sql.sql(which)
                .param("club", club.value())
                .param("ids", among.stream().map(MemberId::value).toArray(UUID[]::new))
                .query((row, n) -> new MemberId(row.getObject(1, UUID.class)))
                .set();
    }

    private void findings(ClubId club, List<Diagnosis> all) {
        record One(UUID member, Finding finding) {}
        var rows = all.stream()
                .flatMap(one -> one.findings().stream()
                        .map(finding -> new One(one.member().value(), finding)))
                .toList();
        sql.sql(FINDINGS)
                .param("club", club.value())
                .param(
                        "codes",
                        rows.stream().map(row -> row.finding.code().name()).toArray(String[]::new))
                .param("members", rows.stream().map(One::member).toArray(UUID[]::new))
                .param(
                        "weights",
                        rows.stream().map(row -> row.finding.weight().name()).toArray(String[]::new))
                .update();
    }

    public Map<MemberId, Row> read(ClubId club, Collection<MemberId> ids) {
        var all = new HashMap<MemberId, Row>();
        sql.sql(READ)
                .param("club", club.value())
                .param("ids", ids.stream().map(MemberId::value).toArray(UUID[]::new))
                .query((row, n) -> new Row(
                        new MemberId(row.getObject("member_id", UUID.class)),
                        row.getString("state"),
                        row.getString("top"),
                        json.readValue(row.getString("evidence"), EVIDENCE),
                        Times.read(row, "refreshed_at")))
                .list()
                .forEach(row -> all.put(row.member, row));
        return all;
    }

    /** About how many of these a mail would bring in: the list's knowledge, a moment old. */
    public int invitable(ClubId club, Collection<MemberId> ids) {
        return sql.sql(INVITABLE)
                .param("club", club.value())
                .param("ids", ids.stream().map(MemberId::value).toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Archived members stand on no sum: they are not on the list. */
    public List<Sum> sums(ClubId club) {
        return sql.sql(SUMS)
                .param("club", club.value())
                .query((row, n) -> new Sum(row.getString("state"), row.getString("top"), row.getLong("members")))
                .list();
    }

    /** How many members each finding stands on, whatever else stands there. */
    public Map<FindingCode, Long> found(ClubId club) {
        var found = new EnumMap<FindingCode, Long>(FindingCode.class);
        sql.sql(FOUND).param("club", club.value()).query(row -> {
            found.put(FindingCode.valueOf(row.getString("code")), row.getLong("members"));
        });
        return found;
    }

    /** The first few of each. */
    public Map<FindingCode, List<MemberId>> someOfEach(ClubId club, Collection<FindingCode> codes, int most) {
        var some = new EnumMap<FindingCode, List<MemberId>>(FindingCode.class);
        sql.sql(SOME_OF_EACH)
                .param("club", club.value())
                .param("codes", codes.stream().map(FindingCode::name).toArray(String[]::new))
                .param("most", most)
                .query(row -> {
                    some.computeIfAbsent(FindingCode.valueOf(row.getString("code")), code -> new ArrayList<>())
                            .add(new MemberId(row.getObject("member_id", UUID.class)));
                });
        return some;
    }

    public int markDue(ClubId club, java.time.Duration oldest) {
        return sql.sql(DUE)
                .param("club", club.value())
                .param("now", utc(transactions.now()))
                .param("old", utc(transactions.now().minus(oldest)))
                .update();
    }
}
