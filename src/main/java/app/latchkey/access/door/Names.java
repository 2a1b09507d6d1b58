package app.latchkey.access.door;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whose usernames may be told to a mailbox: of those who act here from it, and of files on which it is confirmed. */
@Component
public class Names {
    private static final int A_DAY = 3;
    private static final int MOST = 20;

    private final AccountAddresses addresses;
    private final Accesses accesses;
    private final MemberFiles files;
    private final Outbox outbox;
    private final Throttle throttle;
    private final Transactions transactions;

    public Names(
            AccountAddresses addresses,
            Accesses accesses,
            MemberFiles files,
            Outbox outbox,
            Throttle throttle,
            Transactions transactions) {
        this.addresses = addresses;
        this.accesses = accesses;
        this.files = files;
        this.outbox = outbox;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    /** Inside a transaction of the club. @return false when this mailbox has no name here */
    public boolean tell(Club club, EmailAddress.Valid address, UUID request, Locale locale) {
        var members = members(club, address);
        if (members.isEmpty()) return false;
        var budget = Budget.window("find-name", club.id() + address.key(), A_DAY, Duration.ofDays(1));
        if (throttle.admit(List.of(budget)) instanceof Admission.Admitted)
            outbox.queue(new Draft(
                    club.id(),
                    Lane.ACCESS,
                    NameMail.NAME,
                    request.toString(),
                    Optional.empty(),
                    Optional.empty(),
                    address.key(),
                    address.asGiven(),
                    NameMail.NAME,
                    Map.of("members", members.stream().map(MemberId::toString).collect(Collectors.joining(" "))),
                    locale,
                    Optional.empty(),
                    transactions.now().plus(Duration.ofDays(1))));
        return true;
    }

    private List<MemberId> members(Club club, EmailAddress.Valid address) {
        var all = new LinkedHashSet<MemberId>();
        for (var proven : addresses.provenAt(address.key()))
            accesses.of(club.id(), proven.account()).stream()
                    .map(Access::member)
                    .forEach(all::add);
        var onFile = files.byAddress(club.id(), address.key(), false);
        files.read(club.id(), onFile).values().stream()
                .filter(file -> confirmed(file, address))
                .map(MemberFile::id)
                .forEach(all::add);
        return all.stream().limit(MOST).toList();
    }

    private static boolean confirmed(MemberFile file, EmailAddress.Valid address) {
        return file.archived().isEmpty()
                && file.address()
                        .filter(main -> main.key().equals(address.key()))
                        .filter(main -> main.confirmedAt().isPresent())
                        .isPresent();
    }
}
