package app.latchkey.members;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The list by name, page by page. The place in the list is the last file of a page, looked up anew, so that the address
 * of a page holds no name. State and finding are read from the projection that the room of access keeps for this list.
 */
@Component
public class MemberLists {
    /** More are not looked through: type another letter. */
    public static final int MOST_FOUND = 500;

    private static final String ONWARD = """
              and (m.sort_key, m.id) > (:key, :id)
            order by m.sort_key asc, m.id asc limit :most
            """;
    private static final String FILTERED = """
              and (:state::text is null or a.state = :state)
              and (:top::text is null or a.top = :top)
              and (:finding::text is null or exists (select from member_finding f
                where f.club_id = :club and f.code = :finding and f.member_id = m.id))
              and (:tag::text is null or exists (select from member_tag t
                where t.club_id = :club and t.member_id = m.id and t.tag = :tag))
            """;
    private static final String PLACE = "select sort_key from member where club_id = :club and id = :id";
    private static final String WHOLE = """
            select m.id from member m
            where m.club_id = :club and m.merged_into is null and m.archived_at is null
            """ + ONWARD;
    private static final String WHOLE_BACK = back(WHOLE);
    private static final String REMOVED = """
            select m.id from member m
            where m.club_id = :club and m.merged_into is null and m.archived_at is not null
              and m.erased_at is null
            """ + ONWARD;
    private static final String REMOVED_BACK = back(REMOVED);
    private static final String BY_STATE = """
            select m.id from member m
            where m.club_id = :club and m.merged_into is null and m.archived_at is null
              and exists (select from member_access a
                where a.club_id = :club and a.member_id = m.id and a.state = :state)
            """ + ONWARD;
    private static final String BY_STATE_BACK = back(BY_STATE);
    private static final String BY_TOP = """
            select m.id from member m
            where m.club_id = :club and m.merged_into is null and m.archived_at is null
              and exists (select from member_access a
                where a.club_id = :club and a.member_id = m.id and a.state = :state and a.top = :top)
            """ + ONWARD;
    private static final String BY_TOP_BACK = back(BY_TOP);
    private static final int FEW = 5_000;
    private static final String FOUND = """
            select count(*) from (select from member_finding where club_id = :club and code = :finding limit :most) counted
            """;
    // Few have it: each is looked up, and they are sorted. Many have it: the names are walked until the page is full.
    // Which it
    // is a plan that serves all findings cannot know, so neither is left to choose.
    private static final String OF_FEW = """
            select m.id from (select member_id from member_finding
              where club_id = :club and code = :finding offset 0) f
            cross join lateral (select n.id, n.sort_key from member n
              where n.club_id = :club and n.id = f.member_id and n.merged_into is null and n.archived_at is null
              offset 0) m
            where true
            """ + ONWARD;
    private static final String OF_FEW_BACK = back(OF_FEW);
    private static final String BY_FINDING = """
            select m.id from member m
            where m.club_id = :club and m.merged_into is null and m.archived_at is null
              and exists (select from member_finding f
                where f.club_id = :club and f.code = :finding and f.member_id = m.id)
            """ + ONWARD;
    private static final String BY_FINDING_BACK = back(BY_FINDING);
    private static final String BY_ACCESS = """
            select m.id from member m
            join member_access a on a.club_id = :club and a.member_id = m.id
            where m.club_id = :club and (m.merged_into is null or :merged) and m.erased_at is null
              and (m.archived_at is null or not :live)
            """ + FILTERED + ONWARD;
    private static final String BY_ACCESS_BACK = back(BY_ACCESS);
    private static final String BY_TAG = """
            select m.id from member_tag t
            join member m on m.club_id = :club and m.id = t.member_id
            where t.club_id = :club and t.tag = :tag and m.merged_into is null and m.archived_at is null
            """ + ONWARD;
    private static final String BY_TAG_BACK = back(BY_TAG);
    private static final String AMONG = """
            select m.id from member m
            left join member_access a on a.club_id = :club and a.member_id = m.id
            where m.club_id = :club and m.id = any(:ids::uuid[]) and m.merged_into is null
              and (m.archived_at is not null or not :removed)
            """ + FILTERED + ONWARD;
    private static final String AMONG_BACK = back(AMONG);
    private static final String TAGS = """
            select tag from member_tag where club_id = :club group by tag order by count(*) desc, tag limit :most
            """;
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient sql;
    private final Transactions tx;
    private final MemberSheets sheets;

    public MemberLists(JdbcClient sql, Transactions tx, MemberSheets sheets) {
        this.sql = sql;
        this.tx = tx;
        this.sheets = sheets;
    }

    /** @param more there are more in the direction of reading */
    public record Slice(List<MemberId> ids, boolean more, boolean before, boolean after, boolean cut) {}

    /** Where to go on: after or before a file of the last page; neither begins. */
    public record Place(Optional<MemberId> after, Optional<MemberId> before) {
        public static final Place START = new Place(Optional.empty(), Optional.empty());
    }

    public Slice page(ClubId club, MemberFilter filter, Place place, int most) {
        return tx.readInClub(club, () -> {
            var found = filter.q().map(q -> sheets.search(club, q, MOST_FOUND));
            boolean back = place.before().isPresent();
            var at = place.before().or(place::after);
            var key = at.flatMap(id -> key(club, id));
            var ids = new ArrayList<>(place(statement(club, filter, found, back), back, at, key)
                    .param("most", most + 1)
                    .query((row, n) -> new MemberId(row.getObject("id", UUID.class)))
                    .list());
            boolean more = ids.size() > most;
            if (more) ids.removeLast();
            if (back) Collections.reverse(ids);
            boolean cut = found.filter(f -> f.size() == MOST_FOUND).isPresent();
            return new Slice(ids, more, back ? more : at.isPresent(), back || more, cut);
        });
    }

    /** All of a filter, for an action on everybody shown. */
    public List<MemberId> ids(ClubId club, MemberFilter filter, int most) {
        return page(club, filter, Place.START, most).ids();
    }

    public List<String> tags(ClubId club, int most) {
        return tx.readInClub(
                club,
                () -> sql.sql(TAGS)
                        .param("club", club.value())
                        .param("most", most)
                        .query((row, n) -> row.getString("tag"))
                        .list());
    }

    private Optional<String> key(ClubId club, MemberId id) {
        return sql.sql(PLACE)
                .param("club", club.value())
                .param("id", id.value())
                .query((row, n) -> row.getString("sort_key"))
                .optional();
    }

    private static StatementSpec place(StatementSpec spec, boolean back, Optional<MemberId> at, Optional<String> key) {
        boolean known = at.isPresent() && key.isPresent();
        return spec.param("key", known ? key.get() : back ? "\uffff" : "")
                .param("id", known ? at.get().value() : back ? LAST : FIRST);
    }

    private StatementSpec statement(ClubId club, MemberFilter filter, Optional<List<MemberId>> found, boolean back) {
        if (found.isPresent()) {
            return access(sql.sql(back ? AMONG_BACK : AMONG), club, filter)
                    .param("ids", found.get().stream().map(MemberId::value).toArray(UUID[]::new))
                    .param("removed", filter.removed());
        }
        if (filter.byStateAlone()) return byState(club, filter, back);
        if (filter.byFindingAlone()) return byFinding(club, filter.finding().orElseThrow(), back);
        if (filter.byAccess())
            return access(sql.sql(back ? BY_ACCESS_BACK : BY_ACCESS), club, filter)
                    .param("live", filter.live())
                    .param("merged", filter.merged());
        if (filter.tag().isPresent())
            return sql.sql(back ? BY_TAG_BACK : BY_TAG)
                    .param("club", club.value())
                    .param("tag", filter.tag().get());
        var whole = filter.removed() ? back ? REMOVED_BACK : REMOVED : back ? WHOLE_BACK : WHOLE;
        return sql.sql(whole).param("club", club.value());
    }

    private StatementSpec byFinding(ClubId club, String finding, boolean back) {
        var few = sql.sql(FOUND)
                        .param("club", club.value())
                        .param("finding", finding)
                        .param("most", FEW + 1)
                        .query(Integer.class)
                        .single()
                <= FEW;
        var statement = few ? back ? OF_FEW_BACK : OF_FEW : back ? BY_FINDING_BACK : BY_FINDING;
        return sql.sql(statement).param("club", club.value()).param("finding", finding);
    }

    /** The filters that everybody clicks, as statements of their own: the planner walks the names and stops early. */
    private StatementSpec byState(ClubId club, MemberFilter filter, boolean back) {
        var state = filter.state().orElseThrow();
        if (filter.top().isEmpty())
            return sql.sql(back ? BY_STATE_BACK : BY_STATE)
                    .param("club", club.value())
                    .param("state", state);
        return sql.sql(back ? BY_TOP_BACK : BY_TOP)
                .param("club", club.value())
                .param("state", state)
                .param("top", filter.top().get());
    }

    private static StatementSpec access(StatementSpec spec, ClubId club, MemberFilter filter) {
        return spec.param("club", club.value())
                .param("state", filter.state().orElse(null))
                .param("top", filter.top().orElse(null))
                .param("finding", filter.finding().orElse(null))
                .param("tag", filter.tag().orElse(null));
    }

    private static String back(String statement) {
        return statement.replace("> (:key", "< (:key").replace(" asc", " desc");
    }
}
