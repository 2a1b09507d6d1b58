package app.latchkey.members.rows;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Keeps {@code member_search} (any part of what is on file) and {@code member_near} (what is nearly typed) in step. */
@Component
public class FoundBy {
    private static final String ADD_SEARCH = """
            insert into member_search (club_id, member_id, search)
            select :club, r.id, r.search from jsonb_to_recordset(:rows::jsonb) as r(id uuid, search text)
            on conflict (club_id, member_id) do update set search = excluded.search
            """;
    private static final String FORGET_NEAR = "delete from member_near where club_id = :club and member_id = :member";
    private static final String ADD_NEAR = """
            insert into member_near (club_id, member_id, kind, text)
            select :club, r.id, r.kind, r.text from jsonb_to_recordset(:rows::jsonb) as r(id uuid, kind text, text text)
            """;
    private static final String READ = """
            select m.id, m.first, m.last, m.number, coalesce(m.phone, '') as phone, m.phone_key, m.external_id,
                   array(select a.key from member_address a where a.club_id = m.club_id and a.member_id = m.id
                     order by a.removed_at nulls first, a.added_at desc limit 10) as addresses,
                   array(select u.name from member_username u where u.club_id = m.club_id and u.member_id = m.id) as usernames
            from member m where m.club_id = :club and m.id = :member
            """;

    private final JdbcClient sql;
    private final ObjectMapper json;

    public FoundBy(JdbcClient sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    record File(
            MemberId id,
            String first,
            String last,
            long number,
            String phoneTyped,
            String phoneKey,
            Optional<String> externalId,
            List<String> addresses,
            List<String> usernames) {
        String search() {
            var others = new ArrayList<>(addresses);
            others.addAll(usernames);
            externalId.ifPresent(others::add);
            return SearchText.of(first, last, number, others, phoneTyped, phoneKey);
        }

        List<Map<String, String>> near() {
            var near = new LinkedHashSet<Map<String, String>>();
            for (var address : addresses) near.add(row("LOCAL", address.replaceAll("@.*", "")));
            for (var username : usernames) near.add(row("USERNAME", username));
            near.add(row("NAME", Names.letters(first + last)));
            near.add(row("NUMBER", Long.toString(number)));
            near.add(row("NUMBER", phoneKey.replace("+", "")));
            near.removeIf(row -> row.get("text") == null || row.get("text").isEmpty());
            return List.copyOf(near);
        }

        private Map<String, String> row(String kind, String text) {
            return Map.of("id", id.toString(), "kind", kind, "text", text);
        }
    }

    void add(ClubId club, List<File> files) {
        write(
                club,
                ADD_SEARCH,
                files.stream()
                        .map(file -> Map.of("id", file.id().toString(), "search", file.search()))
                        .toList());
        write(
                club,
                ADD_NEAR,
                files.stream().flatMap(file -> file.near().stream()).toList());
    }

    /** After any change of name, phone, address, username or external id. Former addresses stay findable. */
    public void refresh(ClubId club, MemberId member) {
        var file = sql.sql(READ)
                .param("club", club.value())
                .param("member", member.value())
                .query((row, n) -> new File(
                        member,
                        row.getString("first"),
                        row.getString("last"),
                        row.getLong("number"),
                        row.getString("phone"),
                        row.getString("phone_key"),
                        Optional.ofNullable(row.getString("external_id")),
                        List.of((String[]) row.getArray("addresses").getArray()),
                        List.of((String[]) row.getArray("usernames").getArray())))
                .single();
        sql.sql(FORGET_NEAR)
                .param("club", club.value())
                .param("member", member.value())
                .update();
        add(club, List.of(file));
    }

    private void write(ClubId club, String statement, List<?> rows) {
        sql.sql(statement)
                .param("club", club.value())
                .param("rows", json.writeValueAsString(rows))
                .update();
    }
}
