package app.latchkey.access.checks;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.lostfactor.LostFactors;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.Neighbour;
import app.latchkey.members.Neighbours;
import app.latchkey.messages.Lane;
import app.latchkey.messages.MailDomains;
import app.latchkey.messages.MessageFacts;
import app.latchkey.messages.Suppressions;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the facts of one member or a thousand with the same dozen statements. */
@Component
public class FactsReader {
    private final Transactions transactions;
    private final Clubs clubs;
    private final MemberFiles files;
    private final Neighbours neighbours;
    private final Accesses accesses;
    private final Holders holders;
    private final InvitedRows invited;
    private final TriedRows tried;
    private final ResetRows resets;
    private final LostFactors lostFactors;
    private final ChangeRows changes;
    private final OwnAccounts ownAccounts;
    private final MessageFacts messages;
    private final Suppressions suppressions;
    private final MailDomains domains;

    FactsReader(
            Transactions transactions,
            Clubs clubs,
            MemberFiles files,
            Neighbours neighbours,
            Accesses accesses,
            Holders holders,
            InvitedRows invited,
            TriedRows tried,
            ResetRows resets,
            LostFactors lostFactors,
            ChangeRows changes,
            OwnAccounts ownAccounts,
            MessageFacts messages,
            Suppressions suppressions,
            MailDomains domains) {
        this.transactions = transactions;
        this.clubs = clubs;
        this.files = files;
        this.neighbours = neighbours;
        this.accesses = accesses;
        this.holders = holders;
        this.invited = invited;
        this.tried = tried;
        this.resets = resets;
        this.lostFactors = lostFactors;
        this.changes = changes;
        this.ownAccounts = ownAccounts;
        this.messages = messages;
        this.suppressions = suppressions;
        this.domains = domains;
    }

    /** Inside a transaction of the club; a member who is not in it is left out. */
    public List<Facts> read(ClubId id, Collection<MemberId> ids) {
        var now = transactions.now();
        var from = now.minus(Facts.MEMORY);
        var club = clubs.get(id);
        var all = files.read(id, ids);
        // A removed or merged file shares nothing with anybody, just as nobody shares anything with it.
        var near = neighbours.of(
                id,
                all.values().stream()
                        .filter(file ->
                                file.archived().isEmpty() && file.merged().isEmpty())
                        .map(MemberFile::id)
                        .toList());
        var given = accesses.of(id, all.keySet()).stream()
                .filter(access -> access.holdsAt(now))
                .collect(Collectors.groupingBy(Access::member));
        var people =
                holders.of(id, given.values().stream().flatMap(List::stream).toList());
        var context = new Context(
                now,
                club,
                near,
                inside(id, near, now),
                suggestionsTaken(id, all.values()),
                holders.signingIn(id, all.values()),
                messages.mailboxes(keys(all.values())),
                suppressions.everything(id, keys(all.values())),
                domains.without(doubtful(all.values())),
                ownAccounts.read(id, all.values(), given, people),
                given,
                people,
                invited.read(id, all.keySet(), from),
                tried.read(id, all.keySet(), from),
                resets.read(id, people.keySet(), from),
                lost(people.keySet()),
                changes.read(id, people.keySet()),
                messages.relayDown(Lane.ACCESS),
                messages.relayDown(Lane.REMINDER));
        return all.values().stream().map(context::facts).toList();
    }

    private Map<AccountId, Facts.Lost> lost(Collection<AccountId> accounts) {
        return lostFactors.pending(accounts).stream()
                .collect(Collectors.toMap(
                        LostFactors.Lost::account,
                        one -> new Facts.Lost(
                                one.askedAt(), one.dueAt(), one.sentAt().isPresent())));
    }

    private static List<String> keys(Collection<MemberFile> files) {
        return files.stream()
                .flatMap(file -> file.address().stream())
                .map(MemberFile.MainAddress::key)
                .distinct()
                .toList();
    }

    /** Domains of addresses of which nobody has said or shown that they are right. */
    public static List<String> doubtful(Collection<MemberFile> files) {
        return files.stream()
                .flatMap(file -> file.address().stream())
                .filter(main -> main.valid()
                        && main.confirmedAt().isEmpty()
                        && main.trustedAt().isEmpty())
                .map(main -> MailDomains.of(main.key()))
                .distinct()
                .toList();
    }

    /** Of the files that look like the same person: which get in. */
    private Set<MemberId> inside(ClubId id, Map<MemberId, List<Neighbour>> near, Instant now) {
        var twins = near.values().stream()
                .flatMap(List::stream)
                .filter(Neighbour::twin)
                .map(Neighbour::other)
                .distinct()
                .toList();
        return accesses.of(id, twins).stream()
                .filter(access -> access.self() && access.offAt().isEmpty())
                .filter(access -> access.holdsAt(now) && access.lastEnteredAt().isPresent())
                .map(Access::member)
                .collect(Collectors.toSet());
    }

    /** Members whose likely address stands on somebody else's file: no one click for them. */
    private Set<MemberId> suggestionsTaken(ClubId id, Collection<MemberFile> all) {
        var wanted = all.stream()
                .filter(file -> suggestion(file).isPresent())
                .collect(Collectors.toMap(
                        MemberFile::id, file -> suggestion(file).orElseThrow()));
        var taken = files.holders(id, new ArrayList<>(wanted.values()));
        return wanted.entrySet().stream()
                .filter(entry -> taken.getOrDefault(entry.getValue(), List.of()).stream()
                        .anyMatch(holder -> !holder.equals(entry.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Optional<String> suggestion(MemberFile file) {
        return file.address()
                .map(MemberFile.MainAddress::asGiven)
                .map(EmailAddress::parse)
                .flatMap(parsed -> switch (parsed) {
                    case EmailAddress.Invalid invalid -> invalid.suggestion();
                    case EmailAddress.Valid valid -> valid.typo();
                });
    }

    private record Context(
            Instant now,
            Club club,
            Map<MemberId, List<Neighbour>> near,
            Set<MemberId> inside,
            Set<MemberId> suggestionsTaken,
            Map<String, Holders.SigningIn> signingIn,
            Map<String, MessageFacts.Mailbox> mailboxes,
            Map<String, Suppressions.Suppression> suppressed,
            Map<String, MailDomains.Answer> without,
            Map<MemberId, OwnAccounts.Behind> behind,
            Map<MemberId, List<Access>> given,
            Map<app.latchkey.platform.ids.AccountId, Holders.Person> people,
            Map<MemberId, List<Facts.Invited>> invited,
            Map<MemberId, List<Facts.Tried>> tried,
            Map<app.latchkey.platform.ids.AccountId, Facts.Reset> resets,
            Map<AccountId, Facts.Lost> lost,
            Map<AccountId, Facts.Changing> changes,
            Optional<MessageFacts.RelayDown> accessRelay,
            Optional<MessageFacts.RelayDown> reminderRelay) {
        Facts facts(MemberFile file) {
            var mine = given.getOrDefault(file.id(), List.of());
            var self = mine.stream().filter(Access::self).findFirst();
            var key = file.address().map(MemberFile.MainAddress::key);
            var today = now.atZone(club.timeZone()).toLocalDate();
            return new Facts(
                    now,
                    club,
                    file.minor(today, OfAge.in(club.country())),
                    file,
                    near.getOrDefault(file.id(), List.of()),
                    inside,
                    suggestionsTaken.contains(file.id()),
                    key.flatMap(text -> Optional.ofNullable(signingIn.get(text)))
                            .filter(holder -> mine.stream()
                                    .noneMatch(access -> access.account().equals(holder.account())))
                            .map(holder -> new Facts.Holder(holder.name(), holder.own())),
                    key.flatMap(text -> Optional.ofNullable(mailboxes.get(text))),
                    key.flatMap(text -> Optional.ofNullable(suppressed.get(text))),
                    key.flatMap(text -> Optional.ofNullable(without.get(MailDomains.of(text)))),
                    self.map(access -> Holders.own(access, people.get(access.account()))),
                    mine.stream()
                            .filter(access -> !access.self())
                            .map(access -> guardian(access))
                            .toList(),
                    invited.getOrDefault(file.id(), List.of()),
                    tried.getOrDefault(file.id(), List.of()),
                    self.flatMap(access -> Optional.ofNullable(resets.get(access.account()))),
                    self.flatMap(access -> Optional.ofNullable(lost.get(access.account()))),
                    self.flatMap(access -> Optional.ofNullable(changes.get(access.account()))),
                    Optional.ofNullable(behind.get(file.id())).flatMap(OwnAccounts.Behind::dead),
                    Optional.ofNullable(behind.get(file.id())).flatMap(OwnAccounts.Behind::otherOwner),
                    accessRelay,
                    reminderRelay);
        }

        private Facts.Guardian guardian(Access access) {
            var person = Optional.ofNullable(people.get(access.account()));
            var getsIn = person.filter(Holders.Person::getsIn).isPresent()
                    && access.offAt().isEmpty()
                    && club.shut().isEmpty();
            return new Facts.Guardian(
                    access.account(),
                    person.map(Holders.Person::name).orElse(""),
                    getsIn,
                    person.flatMap(Holders.Person::file));
        }
    }
}
