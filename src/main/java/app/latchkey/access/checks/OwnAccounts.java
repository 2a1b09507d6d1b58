package app.latchkey.access.checks;

import app.latchkey.access.grants.Access;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.MessageFacts;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The account behind a member’s own access, beside what the file says: can it be reached, and is it theirs. */
@Component
class OwnAccounts {
    private final MemberFiles files;
    private final MessageFacts messages;

    OwnAccounts(MemberFiles files, MessageFacts messages) {
        this.files = files;
        this.messages = messages;
    }

    record Behind(Optional<Facts.Dead> dead, Optional<String> otherOwner) {}

    Map<MemberId, Behind> read(
            ClubId club,
            Collection<MemberFile> all,
            Map<MemberId, List<Access>> given,
            Map<AccountId, Holders.Person> people) {
        var owners = new HashMap<MemberFile, Holders.Person>();
        for (var file : all)
            given.getOrDefault(file.id(), List.of()).stream()
                    .filter(Access::self)
                    .map(access -> people.get(access.account()))
                    .filter(person -> person != null)
                    .findFirst()
                    .ifPresent(person -> owners.put(file, person));
        if (owners.isEmpty()) return Map.of();
        var left =
                files.former(club, owners.keySet().stream().map(MemberFile::id).toList());
        var mailboxes = messages.mailboxes(owners.values().stream()
                .flatMap(person -> person.addresses().stream())
                .map(AccountAddress::key)
                .distinct()
                .toList());
        var behind = new HashMap<MemberId, Behind>();
        owners.forEach((file, person) -> behind.put(
                file.id(),
                new Behind(
                        dead(file, proven(person), left.getOrDefault(file.id(), Map.of()), mailboxes),
                        otherOwner(file, person))));
        return behind;
    }

    private static List<AccountAddress> proven(Holders.Person person) {
        return person.addresses().stream().filter(AccountAddress::proven).toList();
    }

    private static Optional<Facts.Dead> dead(
            MemberFile file,
            List<AccountAddress> proven,
            Map<String, Instant> left,
            Map<String, MessageFacts.Mailbox> mailboxes) {
        var dead = new ArrayList<Facts.Dead>();
        for (var address : proven) {
            var mailbox = Optional.ofNullable(mailboxes.get(address.key())).filter(MessageFacts.Mailbox::bouncing);
            var gone = Optional.ofNullable(left.get(address.key())).filter(at -> elsewhere(file, proven));
            if (mailbox.isPresent())
                dead.add(new Facts.Dead(address.asGiven(), true, mailbox.get().since()));
            else gone.ifPresent(at -> dead.add(new Facts.Dead(address.asGiven(), false, at)));
        }
        if (dead.size() < proven.size()) return Optional.empty();
        // One that only left the file may still take mail: it is said to bounce when all of them do.
        return dead.stream().min(Comparator.comparing(Facts.Dead::bounces));
    }

    /** The file has an address by now that is none of the account's. */
    private static boolean elsewhere(MemberFile file, List<AccountAddress> proven) {
        return file.address()
                .filter(main -> proven.stream().noneMatch(one -> one.key().equals(main.key())))
                .isPresent();
    }

    /** Another first name, and an address on file that nobody of that account has: most likely somebody else's. */
    private static Optional<String> otherOwner(MemberFile file, Holders.Person person) {
        var first = Names.words(file.first());
        var holder = Names.words(person.name());
        var another = !first.isEmpty() && !holder.isEmpty() && first.stream().noneMatch(holder::contains);
        var own =
                file.address().filter(main -> main.valid() && main.confirmedAt().isEmpty());
        return another && own.isPresent() && elsewhere(file, proven(person))
                ? Optional.of(person.name())
                : Optional.empty();
    }
}
