package app.latchkey.access.ledger;

import app.latchkey.members.MemberFiles;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.Distance;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Names;
import app.latchkey.platform.text.Phones;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose a typed name or address was: exactly, or near enough to ask. */
@Component
public class Nearness {
    private static final String BY_LIKENESS = """
            select distinct member_id from find_near(:club, array['LOCAL', 'USERNAME', 'NAME'], :wanted, 30)
            """;
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

    public Nearness(JdbcClient sql, MemberFiles files) {
        this.sql = sql;
        this.files = files;
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
        for (var file : files.read(club, alike(club, local)).values()) {
            var theirs = file.address().map(main -> main.asGiven()).flatMap(EmailAddress::valid);
            var byAddress = address.isPresent() && theirs.isPresent() && near(address.get(), theirs.get());
            var byName = local.length() >= 5 && allWordsIn(file.name(), local);
            var byUsername = address.isEmpty() && local.length() >= 5 && Distance.within(local, file.username(), 1);
            if (byAddress || byName || byUsername) found.add(file.id());
        }
        return found;
    }

    private List<MemberId> alike(ClubId club, String wanted) {
        return sql.sql(BY_LIKENESS)
                .param("club", club.value())
                .param("wanted", wanted)
                .query((row, n) -> new MemberId(row.getObject("member_id", UUID.class)))
                .list();
    }

    static boolean near(EmailAddress.Valid typed, EmailAddress.Valid theirs) {
        if (typed.mailbox().equals(theirs.mailbox())) return true;
        if (typed.local().equals(theirs.local())) return Distance.within(typed.domain(), theirs.domain(), 2);
        return typed.domain().equals(theirs.domain())
                && typed.local().length() >= 5
                && Distance.within(typed.local(), theirs.local(), 1);
    }

    private static boolean allWordsIn(String name, String local) {
        var words = Names.words(name);
        var letters = Names.letters(local);
        return words.size() >= 2 && words.stream().allMatch(word -> word.length() >= 2 && letters.contains(word));
    }
}
