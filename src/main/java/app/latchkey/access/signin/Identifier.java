package app.latchkey.access.signin;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.Credentials;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What may be typed in the sign-in field: a sign-in address; at a club also username, number and card. */
@Component
public class Identifier {
    private final AccountAddresses addresses;
    private final MemberFiles files;
    private final Accesses accesses;
    private final Transactions transactions;

    public Identifier(AccountAddresses addresses, MemberFiles files, Accesses accesses, Transactions transactions) {
        this.addresses = addresses;
        this.files = files;
        this.accesses = accesses;
        this.transactions = transactions;
    }

    public record Known(Optional<AccountId> account, Optional<MemberId> member) {}

    /** @param member whose username or number was typed */
    record Secret(Credentials.Known credentials, Optional<MemberId> member) {}

    public static String tidy(String typed) {
        // PostgreSQL keeps no NUL, and nobody is called so.
        return Normalizer.normalize(typed.replace("\0", ""), Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    public Known find(ClubId club, String typed) {
        var tidy = tidy(typed);
        if (tidy.contains("@")) {
            var account = EmailAddress.valid(tidy).flatMap(address -> addresses.signingIn(address.key()));
            return new Known(account, Optional.empty());
        }
        var member = member(club, tidy);
        return new Known(member.flatMap(id -> account(club, id)), member);
    }

    /** Whose it is, and what their password is compared with. In no transaction: only a name at the club needs one. */
    Secret secret(ClubId club, String typed, Client client) {
        var tidy = tidy(typed);
        if (tidy.contains("@"))
            return byAddress(typed, client)
                    .map(transactions::glance)
                    .orElseGet(() -> new Secret(Credentials.Known.NOBODY, Optional.empty()));
        return transactions.inClubPlannedOnce(club, () -> named(club, tidy, client));
    }

    /** The same for whatever can be an address: a single question. */
    Optional<Question<Secret>> byAddress(String typed, Client client) {
        return EmailAddress.valid(tidy(typed))
                .map(address ->
                        Credentials.at(address.key(), client).map(known -> new Secret(known, Optional.empty())));
    }

    private Secret named(ClubId club, String tidy, Client client) {
        var member = member(club, tidy);
        return new Secret(
                member.flatMap(id -> account(club, id))
                        .map(account -> transactions.ask(Credentials.of(account, client)))
                        .orElse(Credentials.Known.NOBODY),
                member);
    }

    private Optional<MemberId> member(ClubId club, String tidy) {
        return files.byUsername(club, tidy).or(() -> files.byNumber(club, tidy, false));
    }

    private Optional<AccountId> account(ClubId club, MemberId member) {
        return accesses.selfNow(club, member).map(Access::account);
    }
}
