package app.latchkey.clubs.accessrules;

import app.latchkey.accounts.Clients;
import app.latchkey.clubs.AccessRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As chosen and typed; {@link #rules} is empty while something is not right yet. */
public record RulesForm(
        String firstAccess,
        String inviteDays,
        String askInvite,
        String mailedCodes,
        String staffProof,
        String joins,
        String ownNetworks) {
    private static final int MOST_NETWORKS = 20;

    public RulesForm(
            @Nullable String firstAccess,
            @Nullable String inviteDays,
            @Nullable String askInvite,
            @Nullable String mailedCodes,
            @Nullable String staffProof,
            @Nullable String joins,
            @Nullable String ownNetworks) {
        this.firstAccess = firstAccess == null ? "" : firstAccess;
        this.inviteDays = inviteDays == null ? "" : inviteDays.strip();
        this.askInvite = askInvite == null ? "" : askInvite;
        this.mailedCodes = mailedCodes == null ? "" : mailedCodes;
        this.staffProof = staffProof == null ? "" : staffProof;
        this.joins = joins == null ? "" : joins;
        this.ownNetworks = ownNetworks == null ? "" : ownNetworks.strip();
    }

    static RulesForm of(AccessRules rules) {
        return new RulesForm(
                rules.firstAccess().name(),
                String.valueOf(rules.inviteDays()),
                rules.askInvite().name(),
                String.valueOf(rules.mailedCodes()),
                rules.staffProof().name(),
                rules.joins().name(),
                String.join("\n", rules.ownNetworks()));
    }

    Optional<AccessRules> rules() {
        var first = one(AccessRules.FirstAccess.values(), firstAccess);
        var ask = one(AccessRules.AskInvite.values(), askInvite);
        var proof = one(AccessRules.StaffProof.values(), staffProof);
        var joining = one(AccessRules.Joins.values(), joins);
        if (first.isEmpty()
                || ask.isEmpty()
                || proof.isEmpty()
                || joining.isEmpty()
                || !daysAreRight()
                || !networksAreRight()) return Optional.empty();
        return Optional.of(new AccessRules(
                first.get(),
                Integer.parseInt(inviteDays),
                ask.get(),
                mailedCodes.equals("true"),
                proof.get(),
                joining.get(),
                networks()));
    }

    boolean daysAreRight() {
        return inviteDays.matches("[1-9]|[12][0-9]|30");
    }

    boolean networksAreRight() {
        return typed().size() <= MOST_NETWORKS
                && typed().stream().allMatch(line -> Clients.named(line).isPresent());
    }

    private List<String> networks() {
        return typed().stream()
                .flatMap(line -> Clients.named(line).stream())
                .distinct()
                .toList();
    }

    private List<String> typed() {
        return ownNetworks
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String name) {
        return Stream.of(all).filter(known -> known.name().equals(name)).findFirst();
    }
}
