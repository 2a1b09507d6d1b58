package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Files that share an address with, or look like the same person as, each of a set of files. Archived ones do not count.
 * A few index look-ups and a comparison in memory: one join over all of it was planned as nested loops over a list that had
 * just been imported, and took minutes.
 */
@Component
public class Neighbours {
    private static final String COLUMNS = """
            select m.id, m.first, m.last, m.name_key, m.birth_date, m.birth_year, m.phone_key, m.archived_at,
              case when a.valid then a.key end as key
            from member m
            left join member_address a on a.club_id = :club and a.member_id = m.id and a.main and a.removed_at is null
            where m.club_id = :club
            """;
    private static final String THESE = COLUMNS + " and m.id = any(:ids::uuid[])";
    private static final String AT_ADDRESSES = """
            select member_id from member_address
            where club_id = :club and key = any(:keys::text[]) and main and removed_at is null and valid
            """;
    private static final String AT_PHONES =
            "select id as member_id from member where club_id = :club and phone_key <> ''"
                    + " and merged_into is null and phone_key = any(:phones::text[])";
    private static final String TOLD_APART = """
            select a, b from not_same where club_id = :club and (a = any(:ids::uuid[]) or b = any(:ids::uuid[]))
            """;

    private final JdbcClient sql;

    public Neighbours(JdbcClient sql) {
        this.sql = sql;
    }

    private record Person(MemberId id, String name, Likeness likeness, Optional<String> key, boolean archived) {}

    private record Pair(MemberId a, MemberId b) {}

    public Map<MemberId, List<Neighbour>> of(ClubId club, Collection<MemberId> ids) {
        var mine = people(club, ids);
        var others = others(club, mine);
        var byKey = others.stream()
                .filter(other -> other.key.isPresent())
                .collect(Collectors.groupingBy(other -> other.key.orElseThrow()));
        var byPhone = others.stream()
                .filter(other -> !other.likeness.phoneKey().isEmpty())
                .collect(Collectors.groupingBy(other -> other.likeness.phoneKey()));
        var apart = toldApart(club, mine);
        var all = new HashMap<MemberId, List<Neighbour>>();
        for (var person : mine) {
            var near = new ArrayList<Neighbour>();
            candidates(person, byKey, byPhone)
                    .filter(other -> !other.id.equals(person.id))
                    .forEach(other -> neighbour(person, other, apart).ifPresent(near::add));
            if (!near.isEmpty()) all.put(person.id, near);
        }
        return all;
    }

    private static Stream<Person> candidates(
            Person person, Map<String, List<Person>> byKey, Map<String, List<Person>> byPhone) {
        var sharing = person.key.map(key -> byKey.getOrDefault(key, List.of())).orElse(List.of());
        var calling = byPhone.getOrDefault(person.likeness.phoneKey(), List.of());
        return Stream.concat(sharing.stream(), calling.stream()).distinct();
    }

    private static Optional<Neighbour> neighbour(Person person, Person other, Set<Pair> apart) {
        var told = apart.contains(new Pair(person.id, other.id)) || apart.contains(new Pair(other.id, person.id));
        var shares = person.key.isPresent() && person.key.equals(other.key);
        Optional<SharedKind> sharing = shares
                ? Optional.of(told ? SharedKind.FAMILY : person.likeness.beside(other.likeness))
                : Optional.empty();
        var twin = !told && person.likeness.twin(other.likeness);
        return shares || twin
                ? Optional.of(new Neighbour(other.id, other.name, other.likeness.birthYear(), sharing, twin))
                : Optional.empty();
    }

    private List<Person> others(ClubId club, List<Person> mine) {
        var keys =
                mine.stream().flatMap(person -> person.key.stream()).distinct().toArray(String[]::new);
        var phones = mine.stream()
                .map(person -> person.likeness.phoneKey())
                .filter(phone -> !phone.isEmpty())
                .distinct()
                .toArray(String[]::new);
        var found = new HashSet<MemberId>();
        found.addAll(ids(sql.sql(AT_ADDRESSES).param("club", club.value()).param("keys", keys)));
        found.addAll(ids(sql.sql(AT_PHONES).param("club", club.value()).param("phones", phones)));
        return people(club, found).stream().filter(person -> !person.archived).toList();
    }

    private static List<MemberId> ids(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, n) -> new MemberId(row.getObject("member_id", UUID.class)))
                .list();
    }

    private List<Person> people(ClubId club, Collection<MemberId> ids) {
        return sql.sql(THESE)
                .param("club", club.value())
                .param("ids", ids.stream().map(MemberId::value).toArray(UUID[]::new))
                .query((row, n) -> person(row))
                .list();
    }

    private Set<Pair> toldApart(ClubId club, List<Person> mine) {
        return new HashSet<>(sql.sql(TOLD_APART)
                .param("club", club.value())
                .param("ids", mine.stream().map(person -> person.id.value()).toArray(UUID[]::new))
                .query((row, n) -> new Pair(
                        new MemberId(row.getObject("a", UUID.class)), new MemberId(row.getObject("b", UUID.class))))
                .list());
    }

    private static Person person(ResultSet row) throws SQLException {
        var birth = Optional.ofNullable(row.getObject("birth_date", LocalDate.class));
        var known = Optional.ofNullable((Integer) row.getObject("birth_year"));
        return new Person(
                new MemberId(row.getObject("id", UUID.class)),
                (row.getString("first") + " " + row.getString("last")).strip(),
                new Likeness(
                        row.getString("name_key"),
                        birth,
                        birth.map(LocalDate::getYear).or(() -> known),
                        row.getString("phone_key")),
                Optional.ofNullable(row.getString("key")),
                row.getObject("archived_at") != null);
    }
}
