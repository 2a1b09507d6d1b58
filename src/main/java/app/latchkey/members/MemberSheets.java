package app.latchkey.members;

import app.latchkey.members.ContactAddress.Source;
import app.latchkey.members.rows.Cards;
import app.latchkey.members.rows.SearchText;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Reads whole files and finds them by what somebody types. */
@Component
public class MemberSheets {
    private static final TypeReference<Map<String, String>> EXTRA = new TypeReference<>() {};
    private static final String READ = """
            select m.external_id, m.given_text, m.notes, m.extra, m.phone_key, m.merged_into, m.version, m.changed_at,
                array(select t.tag from member_tag t where t.club_id = :club and t.member_id = m.id order by t.tag) as tags,
                array(select u.name from member_username u where u.club_id = :club and u.member_id = m.id
                  order by (u.retired_at is not null), u.retired_at desc, u.name) as usernames
            from member m where m.club_id = :club and m.id = :member
            """;
    private static final String ADDRESSES = """
            select as_given, key, valid, main, confirmed_at, trusted_at, source, removed_at
            from member_address where club_id = :club and member_id = :member
            order by (removed_at is not null), main desc, added_at desc
            """;
    private static final String BY_EXTERNAL_ID =
            "select id as member_id from member where club_id = :club and external_id = :external";
    private static final String FIND = "select member_id from find_members(:club, :pattern, :most)";
    private static final String COUNT = """
            select count(*) from (select 1 from member
            where club_id = :club and archived_at is null and merged_into is null limit :most) counted
            """;

    private final JdbcClient sql;
    private final Transactions tx;
    private final ObjectMapper json;
    private final MemberFiles files;
    private final Cards cards;

    public MemberSheets(JdbcClient sql, Transactions tx, ObjectMapper json, MemberFiles files, Cards cards) {
        this.cards = cards;
        this.sql = sql;
        this.tx = tx;
        this.json = json;
        this.files = files;
    }

    public Optional<MemberSheet> find(ClubId club, MemberId id) {
        return tx.readInClub(club, () -> files.find(club, id).map(file -> sheet(club, file)));
    }

    private MemberSheet sheet(ClubId club, MemberFile file) {
        var addresses = sql.sql(ADDRESSES)
                .param("club", club.value())
                .param("member", file.id().value())
                .query((row, n) -> address(row))
                .list();
        var owned = cards.of(club, file.id());
        return sql.sql(READ)
                .param("club", club.value())
                .param("member", file.id().value())
                .query((row, n) -> sheet(row, file, addresses, owned))
                .single();
    }

    private MemberSheet sheet(ResultSet row, MemberFile file, List<ContactAddress> addresses, List<MemberCard> cards)
            throws SQLException {
        return new MemberSheet(
                file,
                Optional.ofNullable(row.getString("external_id")),
                Optional.ofNullable(row.getString("given_text")),
                row.getString("notes"),
                json.readValue(row.getString("extra"), EXTRA),
                row.getString("phone_key"),
                Optional.ofNullable(row.getObject("merged_into", UUID.class)).map(MemberId::new),
                row.getInt("version"),
                Times.read(row, "changed_at"),
                Arrays.asList((String[]) row.getArray("tags").getArray()),
                addresses,
                Arrays.asList((String[]) row.getArray("usernames").getArray()),
                cards);
    }

    private static ContactAddress address(ResultSet row) throws SQLException {
        return new ContactAddress(
                row.getString("as_given"),
                row.getString("key"),
                row.getBoolean("valid"),
                row.getBoolean("main"),
                Times.find(row, "confirmed_at"),
                Times.find(row, "trusted_at"),
                Source.valueOf(row.getString("source")),
                Times.find(row, "removed_at"));
    }

    public Optional<MemberId> byExternalId(ClubId club, String external) {
        return tx.readInClub(
                club,
                () -> sql.sql(BY_EXTERNAL_ID)
                        .param("club", club.value())
                        .param("external", external)
                        .query((row, n) -> new MemberId(row.getObject("member_id", UUID.class)))
                        .optional());
    }

    /** By any part of name, address, phone, number, username; unordered, and no more than asked for. */
    public List<MemberId> search(ClubId club, String typed, int most) {
        var pattern = SearchText.pattern(typed);
        if (pattern.isEmpty()) return List.of();
        return tx.readInClub(
                club,
                () -> sql.sql(FIND)
                        .param("club", club.value())
                        .param("pattern", pattern)
                        .param("most", most)
                        .query((row, n) -> new MemberId(row.getObject("member_id", UUID.class)))
                        .list());
    }

    /** Files on the list, counted no further than {@code most}. */
    public long count(ClubId club, int most) {
        return tx.readInClub(
                club,
                () -> sql.sql(COUNT)
                        .param("club", club.value())
                        .param("most", most)
                        .query(Long.class)
                        .single());
    }
}
