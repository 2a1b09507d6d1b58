package app.latchkey.access.signin;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.members.MemberFiles;
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

    public Identifier(AccountAddresses addresses, MemberFiles files, Accesses accesses) {
        this.addresses = addresses;
        this.files = files;
        this.accesses = accesses;
    }

    public record Known(Optional<AccountId> account, Optional<MemberId> member) {}

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
        var member = files.byUsername(club, tidy).or(() -> files.byNumber(club, tidy, false));
        return new Known(member.flatMap(id -> accesses.selfNow(club, id)).map(Access::account), member);
    }
}
