package app.latchkey.access.remedies;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.signin.Budgets;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.platform.ids.MemberId;
import java.util.ArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives somebody their tries back, under every name that leads to them and every network they tried from. */
@Component
class Lifting {
    private static final String STRIKE = """
            delete from attempt_match where club_id = :club and member_id = :member and reason = 'THROTTLED'
            """;
    private static final String TRIED_FROM = """
            select distinct a.network from attempt_match m join attempt a on a.club_id = :club and a.id = m.attempt_id
            where m.club_id = :club and m.member_id = :member and m.reason <> 'ENTERED' limit 50
            """;
    private static final String DEVICES = """
            select distinct a.device_hash from attempt_match m join attempt a on a.club_id = :club and a.id = m.attempt_id
            where m.club_id = :club and m.member_id = :member and a.device_hash is not null limit 50
            """;

    private final JdbcClient sql;
    private final Accesses accesses;
    private final AccountAddresses addresses;
    private final Budgets budgets;

    Lifting(JdbcClient sql, Accesses accesses, AccountAddresses addresses, Budgets budgets) {
        this.sql = sql;
        this.accesses = accesses;
        this.addresses = addresses;
        this.budgets = budgets;
    }

    void lift(Club club, MemberFile file) {
        var names = new ArrayList<String>();
        names.add(file.username());
        names.add(file.number());
        file.address().map(MemberFile.MainAddress::key).ifPresent(names::add);
        accesses.self(club.id(), file.id())
                .map(Access::account)
                .ifPresent(account ->
                        addresses.of(account).stream().map(AccountAddress::key).forEach(names::add));
        budgets.lift(club, names, networks(club, file.id()));
        sql.sql(DEVICES)
                .param("club", club.id().value())
                .param("member", file.id().value())
                .query((row, n) -> row.getBytes("device_hash"))
                .list()
                .forEach(budgets::liftDevice);
        sql.sql(STRIKE)
                .param("club", club.id().value())
                .param("member", file.id().value())
                .update();
    }

    private java.util.List<String> networks(Club club, MemberId member) {
        return sql.sql(TRIED_FROM)
                .param("club", club.id().value())
                .param("member", member.value())
                .query(String.class)
                .list();
    }
}
