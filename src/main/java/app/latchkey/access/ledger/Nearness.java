package app.latchkey.access.ledger;

import app.latchkey.members.MemberFiles;
import app.latchkey.members.NearlyTyped;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.Distance;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Names;
import app.latchkey.platform.text.Phones;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose a typed name or address was: exactly, or near enough to ask. */
@Component
public class Nearness {
    private static final int SHORTEST_NAME = 5;
    private static final String BY_PHONE =
            "select distinct coalesce(merged_into, id) as id from member where club_id = :club and phone_e164 = :phone order by 1 limit 5";

    private static final String WANTED = """
            select a.member_id from confirmation c
            join access a on a.club_id = :club and a.account_id = c.account_id and a.relation = 'SELF' and a.ended_at is null
            where c.address_key = :key and c.used_at is null and c.cancelled_at is null
            order by a.member_id limit 5
            """;

    private final JdbcClient sql;
    private final MemberFiles files;
    private final NearlyTyped nearly;

    public Nearness(JdbcClient sql, MemberFiles files, NearlyTyped nearly) {
        this.sql = sql;
        this.files = files;
        this.nearly = nearly;
    }

    /** @param exact number, card, username, phone, an address that is or was on the file, or is to be on the account */
    public record Near(List<MemberId> exact, List<MemberId> near) {}

    public Near find(ClubId club, String country, String typed) {
        var exact = exact(club, country, typed);
        if (!exact.isEmpty()) return new Near(List.copyOf(exact), List.of());
        return new Near(List.of(), List.copyOf(near(club, typed)));
    }

    /** By number, card, username, phone, an address that is or was on the file, or is to be on the account. */
    public Set<MemberId> exact(ClubId club, String country, String typed) {
        var found = new LinkedHashSet<MemberId>();
        var key = EmailAddress.parse(typed).key();
        found.addAll(files.byAddress(club, key, true));
        if (typed.contains("@")) {
            found.addAll(wanted(club, key));
            return found;
        }
        var name = typed.strip().toLowerCase(Locale.ROOT);
        files.byUsername(club, name).ifPresent(found::add);
        files.byNumber(club, name.replaceFirst("^m\\.", ""), true).ifPresent(found::add);
        Phones.read(typed, country)
                .e164()
                .ifPresent(phone -> found.addAll(sql.sql(BY_PHONE)
                        .param("club", club.value())
                        .param("phone", phone)
                        .query((row, n) -> new MemberId(row.getObject("id", UUID.class)))
                        .list()));
        return found;
    }

    /** Who acts here and wants this address on their account, without having confirmed it. */
    private List<MemberId> wanted(ClubId club, String key) {
        return sql.sql(WANTED)
                .param("club", club.value())
                .param("key", key)
                .query((row, n) -> new MemberId(row.getObject("member_id", UUID.class)))
                .list();
    }

    private Set<MemberId> near(ClubId club, String typed) {
        var found = new LinkedHashSet<MemberId>();
        var address = EmailAddress.valid(typed);
        var local = address.map(EmailAddress.Valid::local).orElse(typed.strip().toLowerCase(Locale.ROOT));
        if (local.length() < 3) return found;
        for (var file : files.read(club, candidates(club, address, local)).values()) {
            var theirs = file.address().map(main -> main.asGiven()).flatMap(EmailAddress::valid);
            var byAddress =
                    address.isPresent() && theirs.isPresent() && address.get().near(theirs.get());
            var byName = local.length() >= SHORTEST_NAME && allWordsIn(file.name(), local);
            var byUsername =
                    address.isEmpty() && local.length() >= SHORTEST_NAME && Distance.within(local, file.username(), 1);
            if (byAddress || byName || byUsername) found.add(file.id());
        }
        return found;
    }

    private Set<MemberId> candidates(ClubId club, Optional<EmailAddress.Valid> address, String local) {
        var all = new HashSet<MemberId>();
        address.ifPresent(typed -> all.addAll(nearly.byAddress(club, typed)));
        if (local.length() < SHORTEST_NAME) return all;
        if (address.isEmpty()) all.addAll(nearly.byUsername(club, local));
        all.addAll(nearly.byName(club, local));
        return all;
    }

    private static boolean allWordsIn(String name, String local) {
        var words = Names.words(name);
        var letters = Names.letters(local);
        return words.size() >= 2 && words.stream().allMatch(word -> word.length() >= 2 && letters.contains(word));
    }
}
