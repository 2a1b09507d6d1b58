package app.latchkey.access.checks;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.GrantLink;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.members.Neighbour;
import app.latchkey.messages.MailDomains;
import app.latchkey.messages.MessageFact;
import app.latchkey.messages.MessageFacts;
import app.latchkey.messages.Suppressions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Everything the checks may know of one member: facts of this club, of accounts that act here, and of the mailbox. */
public record Facts(
        Instant now,
        Club club,
        boolean minor,
        MemberFile file,
        List<Neighbour> neighbours,
        Set<MemberId> neighboursInside,
        boolean suggestionTaken,
        Optional<Holder> otherHolder,
        Optional<MessageFacts.Mailbox> mailbox,
        Optional<Suppressions.Suppression> suppression,
        Optional<MailDomains.Answer> domainWithout,
        Optional<Self> self,
        List<Guardian> guardians,
        List<Invited> links,
        List<Tried> tries,
        Optional<Reset> reset,
        Optional<Lost> lost,
        Optional<Changing> changing,
        Optional<Dead> dead,
        Optional<String> otherOwner,
        Optional<MessageFacts.RelayDown> accessRelay,
        Optional<MessageFacts.RelayDown> reminderRelay) {
    /** Attempts, links and mails count so long. */
    public static final Duration MEMORY = Duration.ofDays(30);

    /**
     * The member's own access.
     *
     * @param passkey opens the account whatever became of the password
     */
    public record Self(
            Access access,
            boolean accountOpen,
            Optional<Instant> passwordSetAt,
            Optional<Instant> passwordOffAt,
            boolean passkey,
            List<AccountAddress> addresses) {}

    /** Who signs in with the address on file and acts here for others. @param own they have a file of their own here */
    public record Holder(String name, boolean own) {}

    /**
     * An address that the person wants on their account, and has not confirmed.
     *
     * @param mail what became of the link
     */
    public record Changing(
            String key,
            String asGiven,
            Optional<String> typo,
            Instant askedAt,
            Instant expiresAt,
            Optional<MessageFact> mail) {}

    /** No address of the own account can be reached any more: it bounces, or left the file for another. */
    public record Dead(String asGiven, boolean bounces, Instant since) {}

    /** Somebody who looks after the member. */
    public record Guardian(AccountId account, String name, boolean getsIn, Optional<MemberId> file) {}

    /** A link or code of a grant that was not used, with what became of its mail. */
    public record Invited(GrantLink link, boolean grantOpen, Optional<String> closedWhy, Optional<MessageFact> mail) {
        boolean living(Instant now) {
            return grantOpen && link.living(now);
        }
    }

    /** What happened at the door and is this member's, exactly or most likely. */
    public record Tried(
            UUID id,
            Instant at,
            String ref,
            String kind,
            String reason,
            boolean checked,
            String nearness,
            boolean caps,
            boolean sameAgain,
            boolean former,
            boolean stranger,
            Optional<String> typed,
            Optional<Held> held) {}

    /** Not looked at. @param by kind of the budget that was spent */
    public record Held(String by, Instant until) {}

    /**
     * A second factor is said to be lost, and still stands.
     *
     * @param dueAt empty: an owner decides
     */
    public record Lost(Instant askedAt, Optional<Instant> dueAt, boolean linkSent) {}

    /** The newest reset that was asked and not used. */
    public record Reset(
            UUID id,
            Instant askedAt,
            Instant expiresAt,
            Optional<Instant> openedAt,
            String addressKey,
            Optional<MessageFact> mail) {}

    /** What can stop somebody who has proven who they are; all that only explains why they have not is left out. */
    static Facts atDoor(Instant now, Club club, MemberFile file, Optional<Self> self) {
        return new Facts(
                now,
                club,
                false,
                file,
                List.of(),
                Set.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                self,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The last success here, with the account of today: it strikes everything before. */
    public Instant success() {
        return self.flatMap(own -> own.access().lastEnteredAt()).orElse(Instant.EPOCH);
    }

    boolean own() {
        return self.isPresent();
    }

    List<Invited> living() {
        return links.stream().filter(invited -> invited.living(now)).toList();
    }

    /** A way in that needs no mail is in the member's hands. */
    boolean codeInHand() {
        return living().stream().anyMatch(invited -> invited.link().handedOver());
    }

    /** The mail that this person waits for: the newest living invitation's, or that of a reset asked since they were last in. */
    Optional<MessageFact> awaited() {
        if (own())
            return reset.filter(asked -> asked.askedAt().isAfter(success())).flatMap(Reset::mail);
        return living().stream()
                .filter(invited -> !invited.link().handedOver())
                .findFirst()
                .flatMap(Invited::mail);
    }

    /** A person has shown that the address on file is theirs, or the desk has said that it is right. */
    boolean addressKnownRight() {
        return file.address()
                .filter(main -> main.confirmedAt().isPresent()
                        || main.trustedAt().isPresent()
                        || links.stream()
                                .anyMatch(invited -> invited.link().openedAt().isPresent()
                                        && invited.link().addressKey().equals(Optional.of(main.key()))))
                .isPresent();
    }

    /** The domain of the address takes no mail, as far as the name servers know; nothing against what a person has shown. */
    Optional<MailDomains.Answer> noMailServer() {
        return domainWithout.filter(answer -> !addressKnownRight());
    }
}
