package app.latchkey.members.rows;

import app.latchkey.members.CardNumber;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps {@code member_search} (any part of what is on file) and {@code member_near} (what a typed text is like) in step. */
@Component
public class FoundBy {
    private static final String ADD_SEARCH = """
            insert into member_search (club_id, member_id, search)
            select :club, r.id, r.search from unnest(:ids::uuid[], :searches::text[]) as r(id, search)
            on conflict (club_id, member_id) do update set search = excluded.search
            """;
    private static final String FORGET_NEAR = "delete from member_near where club_id = :club and member_id = :member";
    private static final String FORGET_SEARCH =
            "delete from member_search where club_id = :club and member_id = :member";
    private static final String ADD_NEAR = """
            insert into member_near (club_id, member_id, kind, text)
            select :club, r.id, r.kind, r.text from unnest(:ids::uuid[], :kinds::text[], :texts::text[]) as r(id, kind, text)
            """;
    private static final String READ = """
            select m.id, m.first, m.last, m.number, coalesce(m.phone, '') as phone, m.phone_key, m.external_id,
                   array(select a.key from member_address a where a.club_id = m.club_id and a.member_id = m.id
                     order by a.removed_at nulls first, a.added_at desc limit 10) as addresses,
                   array(select u.name from member_username u where u.club_id = m.club_id and u.member_id = m.id) as usernames,
                   array(select c.as_given from member_card c where c.club_id = m.club_id and c.member_id = m.id
                     order by c.ended_at nulls first, c.since desc limit 10) as cards,
                   array(select o.first || ' ' || o.last from member o where o.club_id = m.club_id and o.merged_into = m.id
                     order by o.id) as old_names,
                   array(select o.number::text from member o where o.club_id = m.club_id and o.merged_into = m.id
                     order by o.id) as old_numbers
            from member m where m.club_id = :club and m.id = :member
            """;

    private final JdbcClient sql;

    public FoundBy(JdbcClient sql) {
        this.sql = sql;
    }

    private record Near(UUID id, String kind, String text) {}

    /** A file that became part of this one: its name and number go on leading here. */
    record Old(String name, String number) {}

    record File(
            MemberId id,
            String first,
            String last,
            long number,
            String phoneTyped,
            String phoneKey,
            Optional<String> externalId,
            List<String> addresses,
            List<String> usernames,
            List<CardNumber> cards,
            List<Old> old) {
        String search() {
            var others = new ArrayList<>(addresses);
            others.addAll(usernames);
            for (var card : cards) others.addAll(List.of(card.asGiven(), card.key()));
            for (var file : old) others.addAll(List.of(file.name, Names.latin(file.name), file.number));
            externalId.ifPresent(others::add);
            return SearchText.of(first, last, number, others, phoneTyped, phoneKey);
        }

        Set<Near> near() {
            var near = new LinkedHashSet<Near>();
            for (var address : addresses) near.add(near("LOCAL", address.split("@", 2)[0]));
            for (var username : usernames) near.add(near("USERNAME", username));
            near.add(near("NAME", Names.letters(first + last)));
            near.add(near("NUMBER", Long.toString(number)));
            for (var card : cards) near.add(near("NUMBER", card.key()));
            near.add(near("NUMBER", phoneKey.replace("+", "")));
            for (var file : old) {
                near.add(near("NAME", Names.letters(file.name)));
                near.add(near("NUMBER", file.number));
            }
            near.removeIf(row -> row.text.isEmpty());
            return near;
        }

        private Near near(String kind, String text) {
            return new Near(id.value(), kind, text);
        }
    }

    void add(ClubId club, List<File> files) {
        sql.sql(ADD_SEARCH)
                .param("club", club.value())
                .param("ids", files.stream().map(file -> file.id().value()).toArray(UUID[]::new))
                .param("searches", files.stream().map(File::search).toArray(String[]::new))
                .update();
        var near = files.stream().flatMap(file -> file.near().stream()).toList();
        sql.sql(ADD_NEAR)
                .param("club", club.value())
                .param("ids", near.stream().map(Near::id).toArray(UUID[]::new))
                .param("kinds", near.stream().map(Near::kind).toArray(String[]::new))
                .param("texts", near.stream().map(Near::text).toArray(String[]::new))
                .update();
    }

    /** After any change of name, phone, address, username or external id. Former addresses and cards stay findable. */
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
                        List.of((String[]) row.getArray("usernames").getArray()),
                        cards((String[]) row.getArray("cards").getArray()),
                        old((String[]) row.getArray("old_names").getArray(), (String[])
                                row.getArray("old_numbers").getArray())))
                .single();
        sql.sql(FORGET_NEAR)
                .param("club", club.value())
                .param("member", member.value())
                .update();
        add(club, List.of(file));
    }

    private static List<CardNumber> cards(String[] given) {
        return Arrays.stream(given)
                .flatMap(card -> CardNumber.read(card).stream())
                .toList();
    }

    private static List<Old> old(String[] names, String[] numbers) {
        var all = new ArrayList<Old>();
        for (var n = 0; n < names.length; n++) all.add(new Old(names[n].strip(), numbers[n]));
        return all;
    }

    /** A file that became part of another is found there. */
    public void forget(ClubId club, MemberId member) {
        for (var statement : List.of(FORGET_SEARCH, FORGET_NEAR))
            sql.sql(statement)
                    .param("club", club.value())
                    .param("member", member.value())
                    .update();
    }
}
