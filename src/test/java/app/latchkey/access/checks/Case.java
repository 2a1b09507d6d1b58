package app.latchkey.access.checks;

import app.latchkey.access.Diagnosis;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.GrantLink;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.clubs.AccessRules;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Formality;
import app.latchkey.members.MemberFile;
import app.latchkey.members.Neighbour;
import app.latchkey.members.SharedKind;
import app.latchkey.messages.Lane;
import app.latchkey.messages.MailDomains;
import app.latchkey.messages.MessageFact;
import app.latchkey.messages.MessageFacts;
import app.latchkey.messages.MessageState;
import app.latchkey.messages.Suppressions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Facts about Ada, told in words: {@code ada().withAddress("ada@club.example").invited(ago(days(3)), ACCEPTED)}. */
final class Case {
    static final Instant NOW = Instant.parse("2026-03-10T18:00:00Z");
    private static final MemberId ADA = MemberId.next();
    private static final AccountId ACCOUNT = AccountId.next();

    private Optional<Club.Shut> shut = Optional.empty();
    private boolean minor;
    private boolean ownAccess;
    private Optional<MemberFile.Off> archived = Optional.empty();
    private Optional<MemberFile.Off> off = Optional.empty();
    private Optional<MemberFile.Merged> merged = Optional.empty();
    private Optional<MemberFile.MainAddress> address = Optional.empty();
    private final List<Neighbour> neighbours = new ArrayList<>();
    private final Set<MemberId> inside = new HashSet<>();
    private boolean suggestionTaken;
    private Optional<String> otherHolder = Optional.empty();
    private Optional<MessageFacts.Mailbox> mailbox = Optional.empty();
    private Optional<Suppressions.Suppression> suppression = Optional.empty();
    private Optional<MailDomains.Answer> without = Optional.empty();
    private Optional<Facts.Self> self = Optional.empty();
    private final List<Facts.Guardian> guardians = new ArrayList<>();
    private final List<Facts.Invited> links = new ArrayList<>();
    private final List<Facts.Tried> tries = new ArrayList<>();
    private Optional<Facts.Reset> reset = Optional.empty();
    private Optional<Facts.Changing> changing = Optional.empty();
    private Optional<Facts.Dead> dead = Optional.empty();
    private Optional<String> otherOwner = Optional.empty();
    private Optional<MessageFacts.RelayDown> down = Optional.empty();

    static Case ada() {
        return new Case();
    }

    static Instant ago(Duration span) {
        return NOW.minus(span);
    }

    Case clubShut() {
        shut = Optional.of(new Club.Shut(ago(Duration.ofHours(1)), "moving"));
        return this;
    }

    Case archived() {
        archived = Optional.of(new MemberFile.Off(ago(Duration.ofDays(2)), "left", Optional.empty()));
        return this;
    }

    Case mergedAway() {
        merged = Optional.of(
                new MemberFile.Merged(MemberId.next(), "Ada Martin", ago(Duration.ofDays(2)), Optional.empty()));
        return this;
    }

    Case switchedOff() {
        off = Optional.of(new MemberFile.Off(ago(Duration.ofDays(2)), "unpaid", Optional.empty()));
        return this;
    }

    Case child() {
        minor = true;
        return this;
    }

    Case allowedOwnAccess() {
        ownAccess = true;
        return this;
    }

    Case guardian(boolean getsIn) {
        guardians.add(new Facts.Guardian(AccountId.next(), "Eva Martin", getsIn, Optional.of(MemberId.next())));
        return this;
    }

    Case withAddress(String typed) {
        var parsed = EmailAddress.parse(typed);
        address = Optional.of(new MemberFile.MainAddress(
                parsed.key(),
                typed,
                parsed instanceof EmailAddress.Valid,
                Optional.empty(),
                Optional.empty(),
                ago(Duration.ofDays(20))));
        return this;
    }

    Case atDomainThat(MailDomains.Answer answer) {
        without = Optional.of(answer);
        return this;
    }

    Case saidToBeRight() {
        address = address.map(main -> new MemberFile.MainAddress(
                main.key(),
                main.asGiven(),
                main.valid(),
                Optional.empty(),
                Optional.of(ago(Duration.ofHours(1))),
                main.addedAt()));
        return this;
    }

    Case suggestionTaken() {
        suggestionTaken = true;
        return this;
    }

    Case suppressed(Suppressions.Reason why) {
        suppression = Optional.of(new Suppressions.Suppression(
                address.orElseThrow().key(),
                why,
                ago(Duration.ofDays(1)),
                Optional.empty(),
                "asked not to be written to"));
        return this;
    }

    Case bouncing() {
        return mailbox("BOUNCING", Optional.empty());
    }

    private Case mailbox(String state, Optional<Instant> fullSince) {
        var key = address.orElseThrow().key();
        mailbox = Optional.of(new MessageFacts.Mailbox(
                key, state, fullSince, ago(Duration.ofDays(1)), Optional.of("550 5.1.1"), Optional.of("no such user")));
        return this;
    }

    Case signsInAnother(String name) {
        otherHolder = Optional.of(name);
        return this;
    }

    Case sharing(SharedKind kind) {
        neighbours.add(new Neighbour(MemberId.next(), "Somebody Else", Optional.of(1970), Optional.of(kind), false));
        return this;
    }

    Case twin(boolean getsIn) {
        var twin = new Neighbour(MemberId.next(), "Ada Martin", Optional.of(1984), Optional.empty(), true);
        neighbours.add(twin);
        if (getsIn) inside.add(twin.other());
        return this;
    }

    Case signsInWithADead(String address) {
        dead = Optional.of(new Facts.Dead(address, false, ago(Duration.ofDays(5))));
        return this;
    }

    Case everyMailboxBounces() {
        dead = Optional.of(new Facts.Dead("ada@club.example", true, ago(Duration.ofDays(5))));
        return this;
    }

    Case withoutProvenAddress() {
        var own = self.orElseThrow();
        self = Optional.of(
                new Facts.Self(own.access(), true, own.passwordSetAt(), own.passwordOffAt(), own.passkey(), List.of()));
        return this;
    }

    Case accountOf(String name) {
        otherOwner = Optional.of(name);
        return this;
    }

    Case wants(String other, Instant at) {
        changing = Optional.of(
                new Facts.Changing(other, other, Optional.empty(), at, at.plus(Duration.ofDays(1)), Optional.empty()));
        return this;
    }

    Case relayDown() {
        down = Optional.of(new MessageFacts.RelayDown(ago(Duration.ofMinutes(30)), "UNREACHABLE", "refused"));
        return this;
    }

    Case account(Optional<Instant> entered) {
        var access = new Access(
                Ids.next(),
                ADA,
                ACCOUNT,
                Access.Relation.SELF,
                ago(Duration.ofDays(15)),
                Optional.empty(),
                Optional.empty(),
                entered,
                Optional.of("Chrome · Android"));
        var proven = new AccountAddress(
                ACCOUNT, "ada@club.example", "ada@club.example", Optional.of(ago(Duration.ofDays(15))), true, true);
        self = Optional.of(new Facts.Self(
                access, true, Optional.of(ago(Duration.ofDays(3))), Optional.empty(), false, List.of(proven)));
        return this;
    }

    Case passwordOff() {
        var own = self.orElseThrow();
        self = Optional.of(new Facts.Self(
                own.access(),
                true,
                own.passwordSetAt(),
                Optional.of(ago(Duration.ofHours(2))),
                false,
                own.addresses()));
        return this;
    }

    Case invited(Instant at, MessageState state, String replyClass) {
        return link(at, Duration.ofDays(14), Optional.empty(), Optional.empty(), state, replyClass);
    }

    Case invited(Instant at, MessageState state) {
        return invited(at, state, "");
    }

    Case invitedAndOpened(Instant at, Instant opened) {
        return link(at, Duration.ofDays(14), Optional.of(opened), Optional.empty(), MessageState.ACCEPTED, "");
    }

    Case invitedAndSuperseded(Instant at, Instant superseded) {
        return link(at, Duration.ofDays(14), Optional.empty(), Optional.of(superseded), MessageState.ACCEPTED, "");
    }

    private Case link(
            Instant at,
            Duration life,
            Optional<Instant> opened,
            Optional<Instant> superseded,
            MessageState state,
            String replyClass) {
        var main = address.orElseThrow();
        var mail = mail(main.asGiven(), at, state, replyClass);
        links.add(new Facts.Invited(
                new GrantLink(
                        Ids.next(),
                        Ids.next(),
                        Optional.of(mail.id()),
                        Optional.of(main.asGiven()),
                        Optional.of(main.key()),
                        at,
                        at.plus(life),
                        Optional.empty(),
                        opened,
                        superseded,
                        superseded.map(any -> "ADDRESS_CHANGED"),
                        false),
                true,
                Optional.empty(),
                Optional.of(mail)));
        return this;
    }

    Case slip(Instant at) {
        links.add(new Facts.Invited(
                new GrantLink(
                        Ids.next(),
                        Ids.next(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        at,
                        at.plus(Duration.ofDays(30)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true),
                true,
                Optional.empty(),
                Optional.empty()));
        return this;
    }

    Case tried(Instant at, String reason) {
        return tried(at, reason, "EXACT", false, false);
    }

    Case tried(Instant at, String reason, String nearness, boolean former, boolean stranger) {
        tries.add(new Facts.Tried(
                Ids.next(),
                at,
                "K7M3QF",
                "SIGN_IN",
                reason,
                !reason.equals("THROTTLED"),
                nearness,
                false,
                false,
                former,
                stranger,
                Optional.of("ada@clubb.example"),
                Optional.empty()));
        tries.sort(Comparator.comparing(Facts.Tried::at).reversed());
        return this;
    }

    Case resetAsked(Instant at, MessageState state, String replyClass) {
        var mail = mail("ada@club.example", at, state, replyClass);
        reset = Optional.of(new Facts.Reset(
                Ids.next(), at, at.plus(Duration.ofHours(1)), Optional.empty(), "ada@club.example", Optional.of(mail)));
        return this;
    }

    private static MessageFact mail(String to, Instant at, MessageState state, String replyClass) {
        return new MessageFact(
                Ids.next(),
                Lane.ACCESS,
                "access.invitation",
                state,
                to,
                to,
                at,
                at.plusSeconds(2),
                state.waiting() ? Optional.of(NOW.plusSeconds(300)) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(replyClass).filter(text -> !text.isEmpty()));
    }

    Facts facts() {
        var club = new Club(
                ClubId.next(),
                "pauline",
                "Pauline Fitness",
                "#0e6f68",
                "FR",
                ZoneId.of("Europe/Paris"),
                Locale.ENGLISH,
                List.of(Locale.ENGLISH, Locale.FRENCH),
                Formality.VOUS,
                "EUR",
                Optional.empty(),
                AccessRules.USUAL,
                shut);
        var file = new MemberFile(
                ADA,
                "1001",
                "Ada",
                "Martin",
                Optional.empty(),
                Optional.of(1984),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                ownAccess,
                archived,
                off,
                address,
                "ada.martin",
                "ada martin",
                0,
                ago(Duration.ofDays(30)),
                merged,
                Optional.empty());
        return new Facts(
                NOW,
                club,
                minor,
                file,
                neighbours,
                inside,
                suggestionTaken,
                otherHolder.map(name -> new Facts.Holder(name, false)),
                mailbox,
                suppression,
                without,
                self,
                guardians,
                links,
                tries,
                reset,
                Optional.empty(),
                changing,
                dead,
                otherOwner,
                down,
                down);
    }

    Diagnosis diagnosis() {
        return Ranking.of(facts());
    }
}
