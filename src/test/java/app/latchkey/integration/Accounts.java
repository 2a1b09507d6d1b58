package app.latchkey.integration;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.testing.RunningHouse;
import java.util.Locale;
import java.util.Optional;

/** Members who have access already. */
final class Accounts {
    private Accounts() {}

    /** @param proven by the account; nothing where it has none */
    static void give(Club club, String path, String proven) {
        RunningHouse.bean(Transactions.class).inClub(club.id(), () -> {
            var account =
                    RunningHouse.bean(app.latchkey.accounts.Accounts.class).create("Ada", Locale.ENGLISH);
            if (!proven.isEmpty())
                RunningHouse.bean(AccountAddresses.class)
                        .prove(account, proven.toLowerCase(Locale.ROOT), proven, false);
            var member = MemberId.parse(path.substring("/members/".length())).orElseThrow();
            RunningHouse.bean(Accesses.class)
                    .give(
                            club.id(),
                            member,
                            account,
                            Access.Relation.SELF,
                            Optional.empty(),
                            "INVITATION",
                            Optional.empty());
        });
    }
}
