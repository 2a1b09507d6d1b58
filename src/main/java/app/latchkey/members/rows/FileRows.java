package app.latchkey.members.rows;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Names;
import app.latchkey.platform.text.Phones.Phone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * Adds files, many by one statement each table. Rows go over as one JSON text: COPY is closed under row-level security,
 * and one parameter serves one file as well as a thousand.
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
            from jsonb_to_recordset(:rows::jsonb) as r(id uuid, number bigint, external_id text, first text, last text,
                given_text text, birth_date date, birth_year int, phone text, phone_e164 text, phone_key text,
                language text, notes text, extra jsonb, invitable boolean, archived_why text, archived_by uuid,
                sort_key text, name_key text)
            """;
    private static final String INSERT_ADDRESSES = """
            insert into member_address (club_id, member_id, key, as_given, valid, main, source, added_at)
            select :club, r.id, r.key, r.as_given, r.valid, true, r.source, :now::timestamptz
            from jsonb_to_recordset(:rows::jsonb) as r(id uuid, key text, as_given text, valid boolean, source text)
            where r.key is not null
            """;
    private static final String INSERT_USERNAMES = """
            insert into member_username (club_id, name, member_id)
            select :club, r.username, r.id from jsonb_to_recordset(:rows::jsonb) as r(id uuid, username text)
            """;
    private static final String INSERT_TAGS = """
            insert into member_tag (club_id, member_id, tag)
            select :club, r.id, t.tag from jsonb_to_recordset(:rows::jsonb) as r(id uuid, tags text[])
            cross join lateral unnest(r.tags) as t(tag)
            """;

    private final JdbcClient sql;
    private final Transactions tx;
    private final ObjectMapper json;
    private final Usernames usernames;
    private final FoundBy foundBy;

    public FileRows(JdbcClient sql, Transactions tx, ObjectMapper json, Usernames usernames, FoundBy foundBy) {
        this.sql = sql;
        this.tx = tx;
        this.json = json;
        this.usernames = usernames;
        this.foundBy = foundBy;
    }

    public void add(ClubId club, List<NewFile> files) {
        if (files.isEmpty()) return;
        long number = numbers(club, files.size());
        var names = usernames.free(club, files, number);
        var rows = new ArrayList<Map<String, @Nullable Object>>(files.size());
        var found = new ArrayList<FoundBy.File>(files.size());
        for (int i = 0; i < files.size(); i++) {
            rows.add(row(files.get(i), number + i, names.get(i)));
            found.add(foundBy(files.get(i), number + i, names.get(i)));
        }
        var text = json.writeValueAsString(rows);
        for (var statement : List.of(INSERT, INSERT_ADDRESSES)) {
            sql.sql(statement)
                    .param("club", club.value())
                    .param("now", utc(tx.now()))
                    .param("rows", text)
                    .update();
        }
        for (var statement : List.of(INSERT_USERNAMES, INSERT_TAGS))
            sql.sql(statement).param("club", club.value()).param("rows", text).update();
        foundBy.add(club, found);
    }

    private long numbers(ClubId club, int n) {
        return sql.sql(NUMBERS)
                .param("club", club.value())
                .param("n", n)
                .query(Long.class)
                .single();
    }

    private static Map<String, @Nullable Object> row(NewFile file, long number, String username) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", file.id().toString());
        row.put("number", number);
        row.put("username", username);
        row.put("external_id", file.externalId().orElse(null));
        row.put("first", file.first());
        row.put("last", file.last());
        row.put("given_text", file.givenText().orElse(null));
        row.put("birth_date", file.birthDate().map(Object::toString).orElse(null));
        row.put("birth_year", file.birthYear().orElse(null));
        row.put("phone", file.phone().map(Phone::asTyped).orElse(null));
        row.put("phone_e164", file.phone().flatMap(Phone::e164).orElse(null));
        row.put("phone_key", file.phone().map(Phone::key).orElse(""));
        row.put("language", file.language().orElse(null));
        row.put("notes", file.notes());
        row.put("extra", file.extra());
        row.put("tags", file.tags());
        row.put("invitable", file.invitable());
        row.put("archived_why", file.archivedWhy().orElse(null));
        row.put("archived_by", file.by().map(Object::toString).orElse(null));
        row.put("sort_key", sortKey(file.first(), file.last()));
        row.put("name_key", Names.key(file.name()));
        file.email().ifPresent(email -> {
            row.put("key", email.key());
            row.put("as_given", email.asGiven());
            row.put("valid", email instanceof EmailAddress.Valid);
            row.put("source", file.source().name());
        });
        return row;
    }

    private static FoundBy.File foundBy(NewFile file, long number, String username) {
        return new FoundBy.File(
                file.id(),
                file.first(),
                file.last(),
                number,
                file.phone().map(Phone::asTyped).orElse(""),
                file.phone().map(Phone::key).orElse(""),
                file.externalId(),
                file.email().map(EmailAddress::key).stream().toList(),
                List.of(username));
    }

    /** Last name first, in Latin letters where known, so that accents and other scripts stand where people look. */
    public static String sortKey(String first, String last) {
        return (Names.latin(last) + ", " + Names.latin(first)).replaceAll("^, ", "");
    }
}
