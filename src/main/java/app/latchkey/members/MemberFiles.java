package app.latchkey.members;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads files for other rooms, one or a thousand in one statement. */
@Component
public class MemberFiles {
    /** The columns of {@code member m} from which {@link #atDoor} makes a file. */
    public static final String AT_DOOR = """
            m.id as file, m.first, m.last, m.archived_at, m.archived_why, m.archived_by, m.access_off_at, m.access_off_why,
              m.access_off_by, m.created_at as file_since, m.erased_at, m.merged_into
            """;

    private static final String READ = """
            select m.*, a.key, a.as_given, a.valid, a.confirmed_at, a.trusted_at, a.added_at,
              (select u.name from member_username u
               where u.club_id = :club and u.member_id = m.id and u.retired_at is null limit 1) as username,
              i.first as into_first, i.last as into_last, g.at as merged_at, g.by_account as merged_by
            from member m
            left join member i on i.club_id = :club and i.id = m.merged_into
            left join merge g on g.club_id = :club and g.absorbed = m.id and g.undone_at is null
            left join member_address a on a.club_id = :club and a.member_id = m.id and a.main and a.removed_at is null
            where m.club_id = :club and m.id = any(:ids::uuid[])
            order by m.id
            """;
    private static final String BY_USERNAME =
            "select member_id from member_username where club_id = :club and name = :name";
    private static final String BY_NUMBER = """
            select coalesce(merged_into, id) as id from member where club_id = :club and number = :number::bigint
            union all select member_id from member_card
            where club_id = :club and number = :card::text and (ended_at is null or :former)
            limit 1
            """;
    private static final String BY_ADDRESS = """
            select member_id from member_address
            where club_id = :club and key = :key and (removed_at is null or :former) order by member_id
            """;
    private static final String AT_DOMAIN = """
            select member_id from member_address
            where club_id = :club and main and removed_at is null and valid and split_part(key, '@', -1) = :domain
            order by member_id
            """;
    private static final String FORMER = """
            select member_id, key, removed_at from member_address
            where club_id = :club and member_id = any(:ids::uuid[]) and removed_at is not null
            """;
    private static final String HOLDERS = """
            select distinct key, member_id from member_address
            where club_id = :club and key = any(:keys::text[]) and removed_at is null
            """;
    private static final String ALL =
            "select id from member where club_id = :club and id > :after order by id limit :most";

    private static final String HOLD = """
            select id from member where club_id = :club and id = any(:ids::uuid[]) and merged_into is null
              and erased_at is null
            order by id for no key update
            """;
    // Wholly, since the numbers by which others find a file may change hands.
    private static final String HOLD_BOTH = """
            select id from member where club_id = :club and id in (:survivor, :absorbed)
              and (:old or merged_into is null) and erased_at is null order by id for update
            """;
    private static final String NOW =
            "select coalesce(merged_into, id) as id from member where club_id = :club and id = :id";
    private static final String PARTS =
            "select id from member where club_id = :club and (id = :id or merged_into = :id) order by (id = :id) desc, id";

    private final JdbcClient sql;

    public MemberFiles(JdbcClient sql) {
        this.sql = sql;
    }

    public Map<MemberId, MemberFile> read(ClubId club, Collection<MemberId> ids) {
        var files = new LinkedHashMap<MemberId, MemberFile>();
        sql.sql(READ)
                .param("club", club.value())
                .param("ids", ids.stream().map(MemberId::value).toArray(UUID[]::new))
                .query((row, n) -> file(row))
                .list()
                .forEach(file -> files.put(file.id(), file));
        return files;
    }

    public Optional<MemberFile> find(ClubId club, MemberId id) {
        return Optional.ofNullable(read(club, List.of(id)).get(id));
    }

    /**
     * Holds these files until the transaction ends: whoever would move, merge or let in waits here first, in one order.
     *
     * @return no, when one of them is not there or has become part of another
     */
    public boolean hold(ClubId club, Collection<MemberId> ids) {
        var wanted = ids.stream().map(MemberId::value).distinct().toArray(UUID[]::new);
        return sql.sql(HOLD)
                        .param("club", club.value())
                        .param("ids", wanted)
                        .query(UUID.class)
                        .list()
                        .size()
                == wanted.length;
    }

    /**
     * Holds two files that become one, or two again.
     *
     * @param old the second is an old file by now
     */
    public boolean holdBoth(ClubId club, MemberId survivor, MemberId absorbed, boolean old) {
        return sql.sql(HOLD_BOTH)
                        .param("club", club.value())
                        .param("survivor", survivor.value())
                        .param("absorbed", absorbed.value())
                        .param("old", old)
                        .query(UUID.class)
                        .list()
                        .size()
                == 2;
    }

    /** The file itself, or the one that it became part of. */
    public Optional<MemberId> now(ClubId club, MemberId id) {
        return sql.sql(NOW)
                .param("club", club.value())
                .param("id", id.value())
                .query((row, n) -> id(row, "id"))
                .optional();
    }

    /** The file and all that became part of it: what was written about any of them is written about this person. */
    public List<MemberId> parts(ClubId club, MemberId id) {
        return sql.sql(PARTS)
                .param("club", club.value())
                .param("id", id.value())
                .query((row, n) -> id(row, "id"))
                .list();
    }

    /** By today's or a former username. */
    public Optional<MemberId> byUsername(ClubId club, String username) {
        return sql.sql(BY_USERNAME)
                .param("club", club.value())
                .param("name", username)
                .query((row, n) -> id(row, "member_id"))
                .optional();
    }

    /**
     * By member number or card number.
     *
     * @param former also a card that is theirs no longer
     */
    public Optional<MemberId> byNumber(ClubId club, String typed, boolean former) {
        var digits = typed.matches("[0-9]{1,18}") ? typed : null;
        return sql.sql(BY_NUMBER)
                .param("club", club.value())
                .param("number", digits)
                .param("card", CardNumber.read(typed).map(CardNumber::key).orElse(null))
                .param("former", former)
                .query((row, n) -> id(row, "id"))
                .optional();
    }

    /** Whose main address is at this domain; reads all addresses of the club. */
    public List<MemberId> atDomain(ClubId club, String domain) {
        return sql.sql(AT_DOMAIN)
                .param("club", club.value())
                .param("domain", domain)
                .query((row, n) -> id(row, "member_id"))
                .list();
    }

    /** @param former also files that have left this address */
    public List<MemberId> byAddress(ClubId club, String key, boolean former) {
        return sql.sql(BY_ADDRESS)
                .param("club", club.value())
                .param("key", key)
                .param("former", former)
                .query((row, n) -> id(row, "member_id"))
                .list();
    }

    /** Addresses that left these files, and when. */
    public Map<MemberId, Map<String, Instant>> former(ClubId club, Collection<MemberId> ids) {
        var all = new LinkedHashMap<MemberId, Map<String, Instant>>();
        sql.sql(FORMER)
                .param("club", club.value())
                .param("ids", ids.stream().map(MemberId::value).toArray(UUID[]::new))
                .query(row -> {
                    all.computeIfAbsent(id(row, "member_id"), any -> new LinkedHashMap<>())
                            .put(row.getString("key"), Times.read(row, "removed_at"));
                });
        return all;
    }

    /** On whose files these addresses stand now. */
    public Map<String, List<MemberId>> holders(ClubId club, Collection<String> keys) {
        var all = new LinkedHashMap<String, List<MemberId>>();
        sql.sql(HOLDERS)
                .param("club", club.value())
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    all.computeIfAbsent(row.getString("key"), any -> new ArrayList<>())
                            .add(id(row, "member_id"));
                });
        return all;
    }

    /** Every file of the club, page by page in the order of ids. */
    public List<MemberId> after(ClubId club, MemberId last, int most) {
        return sql.sql(ALL)
                .param("club", club.value())
                .param("after", last.value())
                .param("most", most)
                .query((row, n) -> id(row, "id"))
                .list();
    }

    private static MemberId id(ResultSet row, String column) throws SQLException {
        return new MemberId(row.getObject(column, UUID.class));
    }

    private static MemberFile file(ResultSet row) throws SQLException {
        var username = row.getString("username");
        return new MemberFile(
                id(row, "id"),
                row.getString("number"),
                row.getString("first"),
                row.getString("last"),
                Optional.ofNullable(row.getObject("birth_date", LocalDate.class)),
                Optional.ofNullable((Integer) row.getObject("birth_year")),
                Optional.ofNullable(row.getString("phone")),
                Optional.ofNullable(row.getString("phone_e164")),
                Optional.ofNullable(row.getString("language")).map(Locale::forLanguageTag),
                row.getBoolean("invitable"),
                row.getBoolean("own_access"),
                off(row, "archived"),
                off(row, "access_off"),
                address(row),
                username == null ? "" : username,
                row.getString("name_key"),
                row.getInt("fact_tries"),
                Times.read(row, "created_at"),
                merged(row),
                Times.find(row, "erased_at"));
    }

    /** As much of a file as matters at the door: whose it is, and whether it is closed; the rest is left empty. */
    public static MemberFile atDoor(ResultSet row) throws SQLException {
        return new MemberFile(
                id(row, "file"),
                "",
                row.getString("first"),
                row.getString("last"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                off(row, "archived"),
                off(row, "access_off"),
                Optional.empty(),
                "",
                "",
                0,
                Times.read(row, "file_since"),
                Optional.empty(),
                Times.find(row, "erased_at"));
    }

    private static Optional<MemberFile.Merged> merged(ResultSet row) throws SQLException {
        var into = row.getObject("merged_into", UUID.class);
        if (into == null) return Optional.empty();
        return Optional.of(new MemberFile.Merged(
                new MemberId(into),
                (row.getString("into_first") + " " + row.getString("into_last")).strip(),
                Times.read(row, "merged_at"),
                Optional.ofNullable(row.getObject("merged_by", UUID.class)).map(AccountId::new)));
    }

    private static Optional<MemberFile.Off> off(ResultSet row, String what) throws SQLException {
        var at = Times.find(row, what + "_at");
        if (at.isEmpty()) return Optional.empty();
        @Nullable String why = row.getString(what + "_why");
        return Optional.of(new MemberFile.Off(
                at.get(),
                why == null ? "" : why,
                Optional.ofNullable(row.getObject(what + "_by", UUID.class)).map(AccountId::new)));
    }

    private static Optional<MemberFile.MainAddress> address(ResultSet row) throws SQLException {
        if (row.getString("key") == null) return Optional.empty();
        return Optional.of(new MemberFile.MainAddress(
                row.getString("key"),
                row.getString("as_given"),
                row.getBoolean("valid"),
                Times.find(row, "confirmed_at"),
                Times.find(row, "trusted_at"),
                Times.read(row, "added_at")));
    }
}
