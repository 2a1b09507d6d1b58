package app.latchkey.members;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.members.MemberLists.Place;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list stays quick because of its indexes, and only as long as the policies let the planner use them. */
class MemberListPlanTest {
    private static final int MANY = 60_000;

    private final House house = new House();
    private final ClubId club = house.club("FR");
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());
    private final MemberLists lists = new MemberLists(house.sql, house.tx, house.sheets);

    private void fill() {
        owner.sql("""
                        with added as (
                          insert into member (club_id, id, number, first, last, created_at, changed_at, sort_key, name_key)
                          select :club, gen_random_uuid(), n, 'Ada', md5(n::text), now(), now(), md5(n::text) || ', ada', ''
                          from generate_series(1, :many) n returning club_id, id, sort_key)
                        insert into member_search (club_id, member_id, search)
                        select club_id, id, ' ada ' || sort_key from added
                        """).param("club", club.value()).param("many", MANY).update();
        owner.sql("analyze member, member_search").update();
    }

    @Test
    void pages_come_from_the_index_in_order_and_a_search_from_the_trigrams() {
        fill();
        var plan = String.join("\n", explain("""
                explain select m.id from member m
                where m.club_id = :club and m.merged_into is null and m.archived_at is null
                  and (m.sort_key, m.id) > (:key, :id) order by m.sort_key asc, m.id asc limit 51
                """));
        assertThat(plan).containsPattern("member_live|member_sorted").doesNotContain("Seq Scan", "Sort");

        assertThat(asWhom()).isEqualTo("latchkey_app, policies on");
        // Long and short, three letters, the beginning of few words, two words, digits.
        for (var typed : List.of("c4ca4238a0b9", "c4ca4", "c4c", "c4", "ad", "ada c4c", "4238"))
            assertThat(trigramScans(typed)).as(typed).isEqualTo(1);
        // One letter that begins a word of each: the first files are enough.
        assertThat(trigramScans("a")).isZero();
        owner.sql("update member_search set search = ' quentin' where club_id = :club and member_id = :last")
                .param("club", club.value())
                .param("last", lastOf())
                .update();
        assertThat(house.sheets.search(club, "q", 500))
                .as("of few, all, wherever they stand")
                .hasSize(1);
        assertThat(lists.page(club, MemberFilter.ALL.withQ("ada"), Place.START, 50)
                        .cut())
                .isTrue();
    }

    private UUID lastOf() {
        return owner.sql("select id from member where club_id = :club order by id desc limit 1")
                .param("club", club.value())
                .query(UUID.class)
                .single();
    }

    @Test
    void a_finding_that_few_have_and_one_that_many_have_are_listed_in_the_same_order() {
        fill();
        for (var one : List.of("few 4000", "many 5"))
            owner.sql("""
                            insert into member_finding (club_id, code, member_id, weight)
                            select :club, :code, id, 'NOTE' from member where club_id = :club and number % :each = 0
                            """)
                    .param("club", club.value())
                    .param("code", one.split(" ")[0])
                    .param("each", Integer.parseInt(one.split(" ")[1]))
                    .update();
        owner.sql("analyze member_finding").update();
        for (var code : List.of("few", "many")) {
            var page = lists.page(club, MemberFilter.of("", "", "", code, "", false), Place.START, 10)
                    .ids();
            assertThat(page).isEqualTo(firstOf(code, 10)).hasSize(10);
        }
    }

    private List<MemberId> firstOf(String code, int most) {
        return owner.sql("""
                        select m.id from member m join member_finding f on f.club_id = m.club_id and f.member_id = m.id
                        where m.club_id = :club and f.code = :code order by m.sort_key, m.id limit :most
                        """)
                .param("club", club.value())
                .param("code", code)
                .param("most", most)
                .query((row, n) -> new MemberId(row.getObject("id", UUID.class)))
                .list();
    }

    private String asWhom() {
        return house.tx.readInClub(
                club,
                () -> house.sql
                        .sql(
                                "select current_user || case when row_security_active('member_search') then ', policies on' end")
                        .query(String.class)
                        .single());
    }

    private List<String> explain(String statement) {
        return house.tx.readInClub(
                club,
                () -> house.sql
                        .sql(statement)
                        .param("club", club.value())
                        .param("key", "m")
                        .param("id", new UUID(0, 0))
                        .query(String.class)
                        .list());
    }

    /** Scans of the trigram index by one search, counted inside its transaction. */
    private long trigramScans(String typed) {
        return house.tx.readInClub(club, () -> {
            long before = scans();
            assertThat(lists.page(club, MemberFilter.ALL.withQ(typed), Place.START, 50)
                            .ids())
                    .isNotEmpty();
            return scans() - before;
        });
    }

    private long scans() {
        return house.sql
                .sql("select pg_stat_get_xact_numscans('member_search_text'::regclass)")
                .query(Long.class)
                .single();
    }
}
