package app.latchkey.members.importing;

import app.latchkey.members.Likeness;
import app.latchkey.members.importing.AccessReport.Candidate;
import app.latchkey.members.importing.Reach.Who;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.text.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is on file already, as far as a list is compared with it. */
@Component
class ExistingFiles {
    private static final int AT_ONCE = 2000;
    private static final String ALL = """
            select m.id, m.external_id, m.name_key, m.birth_date, m.birth_year, m.phone_key, m.archived_at is null as live,
                a.as_given, a.key
            from member m
            left join member_address a on a.club_id = :club and a.member_id = m.id and a.main and a.removed_at is null
            where m.club_id = :club and m.merged_into is null
            """;
    /** Files that became part of another: they are on file by their own id, and by what they said with any address of the other. */
    private static final String MERGED = """
            select m.id, m.external_id, m.name_key, m.birth_date, m.birth_year, m.phone_key, false as live, a.as_given, a.key
            from member m
            left join member_address a on a.club_id = :club and a.member_id = m.merged_into
            where m.club_id = :club and m.merged_into is not null
            """;
    /**
     * Asked one by one and in an order of no use, so that also with the statistics of an empty club only the index by
     * external id comes into question: by any other, each id of an import reads the whole club.
     */
    private static final String EXTERNAL_IDS = """
            select f.external_id from unnest(:ids::text[]) as e(id)
            cross join lateral (
                select m.external_id from member m
                where m.club_id = :club and m.external_id >= e.id and m.external_id <= e.id
                order by m.external_id limit 1) f
            """;
    /** Adding waits here, by hand or by another import, until this chunk is in. */
    private static final String LOCK = "select id from club where id = :club for no key update";

    private final JdbcClient sql;

    ExistingFiles(JdbcClient sql) {
        this.sql = sql;
    }

    /** What a list is compared with; never held together. */
    record OnFile(Candidate candidate, Optional<String> externalId, String identity) {}

    /** In the caller's transaction, some at a time. */
    void each(ClubId club, Consumer<OnFile> one) {
        sql.sql(ALL).param("club", club.value()).withFetchSize(AT_ONCE).query((RowCallbackHandler)
                row -> one.accept(onFile(row)));
    }

    void eachMerged(ClubId club, Consumer<OnFile> one) {
        sql.sql(MERGED).param("club", club.value()).query((RowCallbackHandler) row -> one.accept(onFile(row)));
    }

    private static OnFile onFile(ResultSet row) throws SQLException {
        var candidate = candidate(row);
        return new OnFile(
                candidate,
                Optional.ofNullable(row.getString("external_id")),
                identity(candidate.likeness(), Optional.ofNullable(row.getString("key"))));
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        var likeness = new Likeness(
                row.getString("name_key"),
                Optional.ofNullable(row.getObject("birth_date", LocalDate.class)),
                Optional.ofNullable(row.getObject("birth_year", Integer.class)),
                row.getString("phone_key"));
        return new Candidate(
                new Who.Member(row.getObject("id", UUID.class)),
                likeness,
                Optional.ofNullable(row.getString("as_given")).map(EmailAddress::parse),
                row.getBoolean("live"));
    }

    /** Equal only for rows that say exactly the same of a person: a list without ids does not come in twice. */
    static String identity(Likeness likeness, Optional<String> address) {
        return String.join(
                "|",
                likeness.nameKey(),
                likeness.birthDate().map(LocalDate::toString).orElse(""),
                likeness.birthYear().map(String::valueOf).orElse(""),
                likeness.phoneKey(),
                address.orElse(""));
    }

    Set<String> lockAndFind(ClubId club, Collection<String> externalIds) {
        sql.sql(LOCK).param("club", club.value()).query(UUID.class).single();
        var found = new HashSet<String>();
        sql.sql(EXTERNAL_IDS)
                .param("club", club.value())
                .param("ids", externalIds.toArray(String[]::new))
                .query(row -> {
                    found.add(row.getString("external_id"));
                });
        return found;
    }
}
