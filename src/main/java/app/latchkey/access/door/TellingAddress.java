package app.latchkey.access.door;

import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The club's address by mail: one mail a mailbox, however many files it stands on. Inside a transaction of the club. */
@Component
public class TellingAddress {
    private static final Duration WORTH_SENDING = Duration.ofDays(3);
    private static final String MAILBOXES = """
            select count(distinct a.key) from member m
            join member_address a on a.club_id = :club and a.member_id = m.id and a.main and a.removed_at is null and a.valid
            where m.club_id = :club and m.id = any(:ids::uuid[]) and m.archived_at is null and m.merged_into is null
              and m.invitable
              and not exists (select from address_delivery d where d.key = a.key and d.state = 'BOUNCING')
            """;

    private final JdbcClient sql;
    private final MemberFiles files;
    private final Outbox outbox;
    private final Audit audit;
    private final Transactions transactions;

    public TellingAddress(JdbcClient sql, MemberFiles files, Outbox outbox, Audit audit, Transactions transactions) {
        this.sql = sql;
        this.files = files;
        this.outbox = outbox;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** To how many mailboxes a mail would go. */
    int mailboxes(ClubId club, Collection<MemberId> members) {
        return sql.sql(MAILBOXES)
                .param("club", club.value())
                .param("ids", members.stream().map(MemberId::value).toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /**
     * @param list names these mails: a mailbox gets one of a list, also when it goes on in parts
     * @return how many mails were written
     */
    public int tell(Club club, List<MemberId> members, UUID list, Actor actor, Lane lane) {
        var written = 0;
        var seen = new HashSet<String>();
        for (var file : files.read(club.id(), members).values()) {
            var to = file.address().filter(MemberFile.MainAddress::valid);
            var wanted =
                    file.archived().isEmpty() && file.merged().isEmpty() && (file.invitable() || members.size() == 1);
            if (!wanted || to.isEmpty() || !seen.add(to.get().key())) continue;
            if (!queue(club, file, to.get(), list, actor, lane)) continue;
            written++;
            audit.write(club.id(), actor, "access.audit.door", Subject.member(file.id()), Map.of());
        }
        return written;
    }

    private boolean queue(Club club, MemberFile file, MemberFile.MainAddress to, UUID list, Actor actor, Lane lane) {
        return outbox.queue(new Draft(
                        club.id(),
                        lane,
                        DoorMail.NAME,
                        list + " " + to.key(),
                        Optional.of(file.id()),
                        Optional.empty(),
                        to.key(),
                        to.asGiven(),
                        DoorMail.NAME,
                        Map.of(),
                        file.language().orElse(club.locale()),
                        actor.account(),
                        transactions.now().plus(WORTH_SENDING)))
                .isPresent();
    }
}
