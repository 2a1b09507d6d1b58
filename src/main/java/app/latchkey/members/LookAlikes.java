package app.latchkey.members;

import app.latchkey.clubs.Club;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Names;
import app.latchkey.platform.text.Phones;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Files that may be the person somebody is about to add: the same name with the same birth, phone or address, or the same
 * phone and birth. Archived ones count, since restoring is better than adding twice.
 */
@Component
class LookAlikes {
    private static final int MOST = 5;
    private static final String CANDIDATES = """
            select m.id, m.phone_key, exists (select from member_address a
                where a.club_id = :club and a.member_id = m.id and a.key = :address) as same_address
            from member m
            where m.club_id = :club and m.merged_into is null
              and (m.name_key = :name and m.name_key <> '' or m.phone_key = :phone and m.phone_key <> '')
            order by m.id limit 200
            """;

    private final JdbcClient sql;
    private final MemberFiles files;

    LookAlikes(JdbcClient sql, MemberFiles files) {
        this.sql = sql;
        this.files = files;
    }

    private record Candidate(MemberId id, String phoneKey, boolean sameAddress) {}

    List<MemberFile> of(Club club, MemberDetails wanted) {
        var phone = Phones.read(wanted.phone(), club.country()).key();
        var like = Likeness.of(wanted.name(), wanted.birthDate(), wanted.birthYear(), phone);
        var candidates = sql.sql(CANDIDATES)
                .param("club", club.id().value())
                .param("name", Names.key(wanted.name()))
                .param("phone", phone)
                .param("address", EmailAddress.parse(wanted.email()).key())
                .query((row, n) -> new Candidate(
                        new MemberId(row.getObject("id", UUID.class)),
                        row.getString("phone_key"),
                        row.getBoolean("same_address")))
                .list();
        var found = files.read(club.id(), candidates.stream().map(Candidate::id).toList());
        var alike = new ArrayList<MemberFile>();
        for (var candidate : candidates) {
            var file = found.get(candidate.id());
            if (file != null && alike.size() < MOST && alike(like, likeness(file, candidate), candidate.sameAddress()))
                alike.add(file);
        }
        return alike;
    }

    private static Likeness likeness(MemberFile file, Candidate candidate) {
        return Likeness.of(file.name(), file.birthDate(), file.birthYear(), candidate.phoneKey());
    }

    private static boolean alike(Likeness wanted, Likeness there, boolean sameAddress) {
        if (wanted.sameName(there)) return wanted.sameBirth(there) || wanted.samePhone(there) || sameAddress;
        return wanted.samePhone(there) && wanted.sameBirth(there);
    }
}
