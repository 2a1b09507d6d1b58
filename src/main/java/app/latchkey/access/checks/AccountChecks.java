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
        return notLinked(facts).stream();
    }

    /** Somebody of this very name acts here with the address on file, for others or at the desk, and has no file yet. */
    static boolean samePerson(Facts facts, Facts.Holder holder) {
        return !facts.own()
                && !holder.own()
                && !facts.minor()
                && Names.same(holder.name(), facts.file().name());
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
                                facts.links().isEmpty() ? RemedyId.INVITE : RemedyId.RESEND,
                                RemedyId.DESK_QR,
                                RemedyId.SLIP)
                        .with(
                                "address",
                                main.map(MemberFile.MainAddress::asGiven).orElseThrow())
                        .with("holder", holder.name()));
    }
}
