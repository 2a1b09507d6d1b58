package app.latchkey.access.checks;

import app.latchkey.access.Finding;
import app.latchkey.access.FindingCode;
import app.latchkey.access.RemedyId;
import app.latchkey.access.Side;
import app.latchkey.access.Weight;
import app.latchkey.members.MemberFile;
import app.latchkey.members.Neighbour;
import app.latchkey.members.SharedKind;
import app.latchkey.messages.MailDomains;
import app.latchkey.messages.MessageFacts;
import app.latchkey.messages.Suppressions;
import app.latchkey.messages.Suppressions.Suppression;
import app.latchkey.platform.text.EmailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The address on file now: there, right, alive, and this person's. */
final class AddressChecks implements AccessCheck {
    @Override
    public Stream<Finding> look(Facts facts) {
        var main = facts.file().address();
        if (main.isEmpty()) return Stream.of(none(facts));
        if (!main.get().valid()) return Stream.of(invalid(facts, main.get()));
        return Stream.of(
                        typo(facts, main.get()),
                        suppressed(facts, main.get()),
                        bounced(facts, main.get()),
                        otherAccount(facts, main.get()),
                        shared(facts, main.get()))
                .flatMap(Optional::stream);
    }

    /** Whether a mail to this address mends anything now. */
    static boolean usable(Facts facts) {
        return possible(facts)
                && facts.mailbox().filter(MessageFacts.Mailbox::full).isEmpty();
    }

    /** Whether a mail to this address would be sensible at all: a full mailbox may have room again. */
    static boolean possible(Facts facts) {
        return facts.file().address().filter(MemberFile.MainAddress::valid).isPresent()
                && facts.mailbox().filter(MessageFacts.Mailbox::bouncing).isEmpty()
                && facts.suppression().isEmpty()
                && facts.noMailServer().isEmpty()
                && namesakes(facts).isEmpty();
    }

    static List<Neighbour> namesakes(Facts facts) {
        return facts.neighbours().stream()
                .filter(other -> other.sharing().equals(Optional.of(SharedKind.NAMESAKES)))
                .toList();
    }

    private static Weight weight(Facts facts) {
        return facts.own() || facts.codeInHand() ? Weight.NOTE : Weight.BLOCKS;
    }

    private static Finding none(Facts facts) {
        var remedies = facts.own()
                ? new RemedyId[] {RemedyId.CORRECT_ADDRESS}
                : new RemedyId[] {RemedyId.SLIP, RemedyId.DESK_QR, RemedyId.CORRECT_ADDRESS};
        return Finding.of(
                FindingCode.NO_EMAIL, weight(facts), Side.CLUB, facts.file().createdAt(), remedies);
    }

    private static Finding invalid(Facts facts, MemberFile.MainAddress main) {
        var suggestion = EmailAddress.parse(main.asGiven()) instanceof EmailAddress.Invalid invalid
                ? invalid.suggestion()
                : Optional.<String>empty();
        return suggested(FindingCode.EMAIL_INVALID, facts, main, suggestion);
    }

    private static Optional<Finding> typo(Facts facts, MemberFile.MainAddress main) {
        if (facts.addressKnownRight()) return Optional.empty();
        var meant = EmailAddress.valid(main.asGiven()).flatMap(EmailAddress.Valid::typo);
        var without = facts.noMailServer();
        if (meant.isEmpty() && without.isEmpty()) return Optional.empty();
        var finding = suggested(FindingCode.EMAIL_TYPO_SUSPECTED, facts, main, meant);
        return Optional.of(without.map(answer ->
                        finding.with("domain", MailDomains.of(main.key())).with("mailServer", answer))
                .orElse(finding));
    }

    private static Finding suggested(
            FindingCode code, Facts facts, MemberFile.MainAddress main, Optional<String> suggestion) {
        var remedies = new ArrayList<RemedyId>();
        if (suggestion.isPresent() && !facts.suggestionTaken()) remedies.add(RemedyId.ACCEPT_SUGGESTION);
        if (code == FindingCode.EMAIL_TYPO_SUSPECTED) remedies.add(RemedyId.ADDRESS_IS_RIGHT);
        remedies.addAll(List.of(RemedyId.CORRECT_ADDRESS, RemedyId.DESK_QR, RemedyId.SLIP));
        var finding = Finding.of(code, weight(facts), Side.CLUB, main.addedAt(), remedies.toArray(RemedyId[]::new))
                .with("address", main.asGiven())
                .with("suggestionTaken", facts.suggestionTaken());
        return suggestion.map(text -> finding.with("suggestion", text)).orElse(finding);
    }

    private static Optional<Finding> suppressed(Facts facts, MemberFile.MainAddress main) {
        return facts.suppression().map(found -> suppressed(facts, weight(facts), main.asGiven(), found));
    }

    static Finding suppressed(Facts facts, Weight weight, String address, Suppression found) {
        var remedies = facts.own()
                ? new RemedyId[] {RemedyId.CLEAR_SUPPRESSION, RemedyId.RELINK_QR}
                : new RemedyId[] {RemedyId.CLEAR_SUPPRESSION, RemedyId.DESK_QR, RemedyId.SLIP, RemedyId.CORRECT_ADDRESS
                };
        var side = found.why() == Suppressions.Reason.MANUAL ? Side.CLUB : Side.MAIL_PROVIDER;
        return Finding.of(FindingCode.EMAIL_SUPPRESSED, weight, side, found.since(), remedies)
                .with("address", address)
                .with("since", found.since())
                .with("reason", found.why())
                .with("why", found.note());
    }

    private static Optional<Finding> bounced(Facts facts, MemberFile.MainAddress main) {
        return facts.mailbox()
                .filter(MessageFacts.Mailbox::bouncing)
                .map(mailbox -> bouncing(
                        facts.own(), weight(facts), main.asGiven(), mailbox.since(), mailbox.code(), mailbox.words()));
    }

    // An account's reset goes only to addresses that it has proven: another one on the file mends nothing then.
    static Finding bouncing(
            boolean own, Weight weight, String address, Instant since, Optional<String> code, Optional<String> words) {
        var remedies = own
                ? new RemedyId[] {RemedyId.RELINK_QR, RemedyId.TRY_NOW}
                : new RemedyId[] {RemedyId.CORRECT_ADDRESS, RemedyId.DESK_QR, RemedyId.SLIP, RemedyId.TRY_NOW};
        return Finding.of(FindingCode.EMAIL_BOUNCED, weight, Side.MAIL_PROVIDER, since, remedies)
                .with("address", address)
                .with("since", since)
                .with("code", code.orElse(""))
                .with("words", words.orElse(""));
    }

    // While an invitation lives, its page asks the holder of the mailbox what is meant: nothing blocks.
    private static Optional<Finding> otherAccount(Facts facts, MemberFile.MainAddress main) {
        return facts.otherHolder()
                .filter(holder -> !AccountChecks.samePerson(facts, holder))
                .map(holder -> Finding.of(
                                FindingCode.EMAIL_IS_OTHER_ACCOUNT,
                                facts.living().isEmpty() ? weight(facts) : Weight.NOTE,
                                Side.CLUB,
                                main.addedAt(),
                                RemedyId.ADD_GUARDIAN,
                                RemedyId.CORRECT_ADDRESS,
                                RemedyId.DESK_QR,
                                RemedyId.SLIP)
                        .with("address", main.asGiven())
                        .with("holder", holder.name()));
    }

    private static Optional<Finding> shared(Facts facts, MemberFile.MainAddress main) {
        var sharing = facts.neighbours().stream()
                .filter(other -> other.sharing().isPresent())
                .toList();
        if (sharing.isEmpty()) return Optional.empty();
        var kind = sharing.stream()
                .map(other -> other.sharing().orElseThrow())
                .max(Enum::compareTo)
                .orElseThrow();
        var settled = facts.addressKnownRight() || !facts.living().isEmpty();
        var weight = kind == SharedKind.NAMESAKES && !settled ? weight(facts) : Weight.NOTE;
        var shown = sharing.stream()
                .filter(other -> other.sharing().orElseThrow() == kind)
                .findFirst()
                .orElseThrow();
        return Optional.of(Finding.of(
                        FindingCode.EMAIL_SHARED,
                        weight,
                        Side.CLUB,
                        main.addedAt(),
                        RemedyId.WHOSE_ADDRESS,
                        RemedyId.CORRECT_ADDRESS,
                        RemedyId.DESK_QR,
                        RemedyId.SLIP)
                .with("address", main.asGiven())
                .with("kind", kind)
                .with("others", sharing.size())
                .with("other", shown.other())
                .with("otherName", shown.name())
                .with("otherBorn", shown.birthYear().map(String::valueOf).orElse("")));
    }
}
