package app.latchkey.members.rows;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Names;
import app.latchkey.platform.text.Phones.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * Adds files, many by one statement each table. Rows go over as one array a column: COPY is closed under row-level
 * security, and arrays cost PostgreSQL a fraction of what the same rows cost it as JSON.
 */
@Component
public class FileRows {
    /** Also the lock under which usernames are given: two who add at once wait for each other here. */
    private static final String NUMBERS =
            "update club set next_number = next_number + :n where id = :club returning next_number - :n";

    private static final String INSERT = """
            insert into member (club_id, id, number, external_id, first, last, given_text, birth_date, birth_year, phone,
                phone_e164, phone_key, language, notes, extra, invitable, archived_at, archived_why, archived_by,
                created_at, changed_at, sort_key, name_key)
            select :club, r.id, r.number, r.external_id, r.first, r.last, r.given_text, r.birth_date, r.birth_year, r.phone,
                r.phone_e164, r.phone_key, r.language, r.notes, r.extra, r.invitable,
                case when r.archived_why is null then null else :now::timestamptz end, r.archived_why, r.archived_by,
                :now::timestamptz, :now::timestamptz, r.sort_key, r.name_key
            from unnest(:ids::uuid[], :numbers::bigint[], :externalIds::text[], :firsts::text[], :lasts::text[],
                :givenTexts::text[], :birthDates::date[], :birthYears::int[], :phones::text[], :e164s::text[],
                :phoneKeys::text[], :languages::text[], :notes::text[], :extras::jsonb[], :invitables::boolean[],
                :archivedWhys::text[], :archivedBys::uuid[], :sortKeys::text[], :nameKeys::text[]) as r(id, number,
                external_id, first, last, given_text, birth_date, birth_year, phone, phone_e164, phone_key, language,
                notes, extra, invitable, archived_why, archived_by, sort_key, name_key)
            """;
    private static final String INSERT_ADDRESSES = """
            insert into member_address (club_id, member_id, key, as_given, valid, main, source, added_at)
            select :club, r.id, r.key, r.as_given, r.valid, true, r.source, :now::timestamptz
            from unnest(:ids::uuid[], :keys::text[], :given::text[], :valids::boolean[], :sources::text[])
                as r(id, key, as_given, valid, source)
            """;
    private static final String INSERT_USERNAMES = """
            insert into member_username (club_id, name, member_id)
            select :club, r.name, r.id from unnest(:ids::uuid[], :names::text[]) as r(id, name)
            """;
    private static final String INSERT_TAGS = """
            insert into member_tag (club_id, member_id, tag)
            select :club, r.id, r.tag from unnest(:ids::uuid[], :tags::text[]) as r(id, tag)
            """;

    private final JdbcClient sql;
    private final Transactions tx;
    private final ObjectMapper json;
    private final Usernames usernames;
    private final Cards cards;
    private final FoundBy foundBy;

    public FileRows(
            JdbcClient sql, Transactions tx, ObjectMapper json, Usernames usernames, Cards cards, FoundBy foundBy) {
        this.cards = cards;
        this.sql = sql;
        this.tx = tx;
        this.json = json;
        this.usernames = usernames;
        this.foundBy = foundBy;
    }

    private record Numbered(NewFile file, long number, String username) {}

    private record Tagged(NewFile file, String tag) {}

    private record Addressed(NewFile file, EmailAddress email) {}

    public void add(ClubId club, List<NewFile> files) {
        add(club, files, number -> false);
    }

    /** @param reserved numbers that are to be cards of others */
    public void add(ClubId club, List<NewFile> files, LongPredicate reserved) {
        if (files.isEmpty()) return;
        var numbers = numbers(club, files.size(), reserved);
        var names = usernames.free(club, files, numbers);
        var rows = new ArrayList<Numbered>(files.size());
        for (int i = 0; i < files.size(); i++) rows.add(new Numbered(files.get(i), numbers.get(i), names.get(i)));
        insert(club, rows);
        addresses(club, files);
        sql.sql(INSERT_USERNAMES)
                .param("club", club.value())
                .param("ids", column(rows, UUID[]::new, r -> r.file.id().value()))
                .param("names", column(rows, String[]::new, Numbered::username))
                .update();
        tags(club, files);
        cards.give(
                club,
                files.stream()
                        .flatMap(f -> f.cards().stream().map(card -> new Cards.Given(f.id(), card)))
                        .toList());
        foundBy.add(club, rows.stream().map(FileRows::foundBy).toList());
    }

    private List<Long> numbers(ClubId club, int n, LongPredicate reserved) {
        var free = new ArrayList<Long>(n);
        while (free.size() < n) {
            int wanted = n - free.size();
            long first = next(club, wanted);
            var taken = cards.values(club, first, first + wanted - 1);
            for (long number = first; number < first + wanted; number++)
                if (!taken.contains(number) && !reserved.test(number)) free.add(number);
        }
        return free;
    }

    private long next(ClubId club, int n) {
        return sql.sql(NUMBERS)
                .param("club", club.value())
                .param("n", n)
                .query(Long.class)
                .single();
    }

    private void insert(ClubId club, List<Numbered> rows) {
        var files = rows.stream().map(Numbered::file).toList();
        sql.sql(INSERT)
                .param("club", club.value())
                .param("now", utc(tx.now()))
                .param("ids", column(files, UUID[]::new, f -> f.id().value()))
                .param("numbers", column(rows, Long[]::new, Numbered::number))
                .param("externalIds", texts(files, f -> f.externalId().orElse(null)))
                .param("firsts", texts(files, NewFile::first))
                .param("lasts", texts(files, NewFile::last))
                .param("givenTexts", texts(files, f -> f.givenText().orElse(null)))
                .param("birthDates", texts(files, f -> text(f.birthDate())))
                .param(
                        "birthYears",
                        column(files, Integer[]::new, f -> f.birthYear().orElse(null)))
                .param("phones", texts(files, f -> f.phone().map(Phone::asTyped).orElse(null)))
                .param("e164s", texts(files, f -> f.phone().flatMap(Phone::e164).orElse(null)))
                .param("phoneKeys", texts(files, f -> f.phone().map(Phone::key).orElse("")))
                .param("languages", texts(files, f -> f.language().orElse(null)))
                .param("notes", texts(files, NewFile::notes))
                .param("extras", texts(files, f -> json.writeValueAsString(f.extra())))
                .param("invitables", column(files, Boolean[]::new, NewFile::invitable))
                .param("archivedWhys", texts(files, f -> f.archivedWhy().orElse(null)))
                .param(
                        "archivedBys",
                        column(
                                files,
                                UUID[]::new,
                                f -> f.by().map(AccountId::value).orElse(null)))
                .param("sortKeys", texts(files, f -> sortKey(f.first(), f.last())))
                .param("nameKeys", texts(files, f -> Names.key(f.name())))
                .update();
    }

    private void addresses(ClubId club, List<NewFile> files) {
        var rows = files.stream()
                .flatMap(f -> f.email().map(email -> new Addressed(f, email)).stream())
                .toList();
        if (rows.isEmpty()) return;
        sql.sql(INSERT_ADDRESSES)
                .param("club", club.value())
                .param("now", utc(tx.now()))
                .param("ids", column(rows, UUID[]::new, r -> r.file.id().value()))
                .param("keys", texts(rows, r -> r.email.key()))
                .param("given", texts(rows, r -> r.email.asGiven()))
                .param("valids", column(rows, Boolean[]::new, r -> r.email instanceof EmailAddress.Valid))
                .param("sources", texts(rows, r -> r.file.source().name()))
                .update();
    }

    private void tags(ClubId club, List<NewFile> files) {
        var rows = files.stream()
                .flatMap(f -> f.tags().stream().map(tag -> new Tagged(f, tag)))
                .toList();
        if (rows.isEmpty()) return;
        sql.sql(INSERT_TAGS)
                .param("club", club.value())
                .param("ids", column(rows, UUID[]::new, r -> r.file.id().value()))
                .param("tags", texts(rows, Tagged::tag))
                .update();
    }

    private static <R> @Nullable String[] texts(List<R> rows, Function<R, @Nullable String> value) {
        return column(rows, String[]::new, value);
    }

    private static <R, T extends @Nullable Object> T[] column(
            List<R> rows, IntFunction<T[]> array, Function<R, ? extends T> value) {
        return rows.stream().map(value).toArray(array);
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    private static FoundBy.File foundBy(Numbered row) {
        var file = row.file;
        return new FoundBy.File(
                file.id(),
                file.first(),
                file.last(),
                row.number,
                file.phone().map(Phone::asTyped).orElse(""),
                file.phone().map(Phone::key).orElse(""),
                file.externalId(),
                file.email().map(EmailAddress::key).stream().toList(),
                List.of(row.username),
                file.cards(),
                List.of());
    }

    /** Last name first, in Latin letters where known, so that accents and other scripts stand where people look. */
    public static String sortKey(String first, String last) {
        return (Names.latin(last) + ", " + Names.latin(first)).replaceAll("^, ", "");
    }
}
