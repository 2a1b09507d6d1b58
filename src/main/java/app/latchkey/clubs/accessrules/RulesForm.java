package app.latchkey.clubs.accessrules;

import app.latchkey.clubs.AccessRules;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As chosen and typed; {@link #rules} is empty while something is not right yet. */
public record RulesForm(
        String firstAccess, String inviteDays, String askInvite, String mailedCodes, String staffProof) {
    public RulesForm(
            @Nullable String firstAccess,
            @Nullable String inviteDays,
            @Nullable String askInvite,
            @Nullable String mailedCodes,
            @Nullable String staffProof) {
        this.firstAccess = firstAccess == null ? "" : firstAccess;
        this.inviteDays = inviteDays == null ? "" : inviteDays.strip();
        this.askInvite = askInvite == null ? "" : askInvite;
        this.mailedCodes = mailedCodes == null ? "" : mailedCodes;
        this.staffProof = staffProof == null ? "" : staffProof;
    }

    static RulesForm of(AccessRules rules) {
        return new RulesForm(
                rules.firstAccess().name(),
                String.valueOf(rules.inviteDays()),
                rules.askInvite().name(),
                String.valueOf(rules.mailedCodes()),
                rules.staffProof().name());
    }

    Optional<AccessRules> rules() {
        var first = one(AccessRules.FirstAccess.values(), firstAccess);
        var ask = one(AccessRules.AskInvite.values(), askInvite);
        var proof = one(AccessRules.StaffProof.values(), staffProof);
        if (first.isEmpty() || ask.isEmpty() || proof.isEmpty() || !daysAreRight()) return Optional.empty();
        return Optional.of(new AccessRules(
                first.get(), Integer.parseInt(inviteDays), ask.get(), mailedCodes.equals("true"), proof.get()));
    }

    boolean daysAreRight() {
        return inviteDays.matches("[1-9]|[12][0-9]|30");
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String name) {
        return Stream.of(all).filter(known -> known.name().equals(name)).findFirst();
    }
}
