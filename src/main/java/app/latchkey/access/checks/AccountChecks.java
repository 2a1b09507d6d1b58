package app.latchkey.access.checks;

import app.latchkey.access.Finding;
import app.latchkey.access.FindingCode;
import app.latchkey.access.RemedyId;
import app.latchkey.access.Side;
import app.latchkey.access.Weight;
import app.latchkey.members.MemberFile;
import app.latchkey.platform.text.Names;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose account it is that stands behind a file, or does not. */
final class AccountChecks implements AccessCheck {
    @Override
    public Stream<Finding> look(Facts facts) {
        return Stream.of(notLinked(facts), linkedToOther(facts), dead(facts)).flatMap(Optional::stream);
    }

    /** Somebody of this very name acts here with the address on file, for others or at the desk, and has no file yet. */
    static boolean samePerson(Facts facts, Facts.Holder holder) {
        return !facts.own()
                && !holder.own()
                && !facts.minor()
                && Names.same(holder.name(), facts.file().name());
    }

    /** It speaks when they try with what is theirs, and nobody has it. */
    private static Optional<Finding> linkedToOther(Facts facts) {
        var tried = ProveChecks.unknown(facts)
                .filter(one -> !one.stranger() && !one.nearness().equals("NEAR"))
                .findFirst();
        return facts.otherOwner()
                .map(holder -> Finding.of(
                                FindingCode.LINKED_TO_OTHER,
                                tried.isPresent() ? Weight.LIKELY : Weight.NOTE,
                                Side.CLUB,
                                tried.map(Facts.Tried::at)
                                        .orElseGet(() -> facts.self()
                                                .orElseThrow()
                                                .access()
                                                .since()),
                                RemedyId.SEPARATE,
                                RemedyId.RELINK_QR)
                        .with("holder", holder)
                        .with("typed", tried.flatMap(Facts.Tried::typed).orElse(""))
                        .with("since", facts.self().orElseThrow().access().since()));
    }

    /** It speaks once a reset was asked that cannot reach anybody. */
    private static Optional<Finding> dead(Facts facts) {
        var asked = facts.reset().filter(reset -> reset.askedAt().isAfter(facts.success()));
        return facts.dead()
                .map(dead -> Finding.of(
                                FindingCode.LOGIN_ADDRESS_DEAD,
                                asked.isPresent() ? Weight.LIKELY : Weight.NOTE,
                                dead.bounces() ? Side.MAIL_PROVIDER : Side.CLUB,
                                asked.map(Facts.Reset::askedAt).orElse(dead.since()),
                                anew(facts, dead))
                        .with("address", dead.asGiven())
                        .with("bounces", dead.bounces())
                        .with("since", dead.since()));
    }

    // A reset goes only to what the account has proven; the address on file can only receive a new way in.
    private static RemedyId[] anew(Facts facts, Facts.Dead dead) {
        var main = facts.file().address().map(MemberFile.MainAddress::asGiven);
        var mailed = AddressChecks.usable(facts) && !main.equals(Optional.of(dead.asGiven()));
        return mailed
                ? new RemedyId[] {RemedyId.RELINK_MAIL, RemedyId.RELINK_QR}
                : new RemedyId[] {RemedyId.RELINK_QR, RemedyId.CORRECT_ADDRESS};
    }

    // While an invitation lives, its page asks for the account: nothing blocks.
    private static Optional<Finding> notLinked(Facts facts) {
        var main = facts.file().address();
        return facts.otherHolder()
                .filter(holder -> main.isPresent() && samePerson(facts, holder))
                .map(holder -> Finding.of(
                                FindingCode.ACCOUNT_NOT_LINKED,
                                facts.living().isEmpty() ? Weight.BLOCKS : Weight.NOTE,
                                Side.CLUB,
                                main.map(MemberFile.MainAddress::addedAt).orElseThrow(),
                                InvitationChecks.ways(
                                        facts, facts.links().isEmpty() ? RemedyId.INVITE : RemedyId.RESEND))
                        .with(
                                "address",
                                main.map(MemberFile.MainAddress::asGiven).orElseThrow())
                        .with("holder", holder.name()));
    }
}
