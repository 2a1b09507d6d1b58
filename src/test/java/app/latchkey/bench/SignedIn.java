package app.latchkey.bench;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passwords;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import java.util.List;
import java.util.Locale;

/** People with a way in. */
final class SignedIn {
    static final String PASSWORD = "correct horse battery staple";
    private static final String ENROL = """
            with picked as materialized (
              select distinct on (a.key) m.id as member_id, gen_random_uuid() as account_id, gen_random_uuid() as access_id,
                a.key, m.first || ' ' || m.last as holder
              from member m join member_address a on a.club_id = :club and a.member_id = m.id and a.main and a.valid
              where m.club_id = :club and not exists (select from account_address o where o.key = a.key)
              order by a.key limit :most),
            accounts as (insert into account (id, holder_name, locale, created_at)
              select account_id, holder, 'en', now() from picked),
            addresses as (insert into account_address (account_id, key, as_given, proven_at, signs_in, recovers)
              select account_id, key, key, now(), true, true from picked),
            passwords as (insert into password (account_id, hash, set_at) select account_id, :hash, now() from picked),
            clubs as (insert into account_club (account_id, club_id) select account_id, :club from picked),
            accesses as (insert into access (club_id, member_id, account_id, id, relation, since, how)
              select :club, member_id, account_id, access_id, 'SELF', now(), 'INVITATION' from picked)
            select key from picked
            """;

    private final Place place;

    SignedIn(Place place) {
        this.place = place;
    }

    Visitor atTheDesk(Club club) {
        var email = "desk" + Ids.next() + "@bench.example";
        var hash = place.bean(Hashing.class).hash(PASSWORD);
        place.bean(Transactions.class).inClub(club.id(), () -> {
            var account = place.bean(Accounts.class).create("Lea", Locale.ENGLISH);
            place.bean(AccountAddresses.class).prove(account, email, email, true);
            place.bean(Passwords.class).set(account, hash);
            place.bean(Staff.class).give(club.id(), account, Role.OWNER);
        });
        var visitor = new Visitor(place.base(), 0);
        visitor.get("/" + club.slug() + "/");
        var landed = visitor.signIn(club.slug(), email, PASSWORD);
        if (landed.statusCode() != 200) throw new IllegalStateException("The desk got " + landed.statusCode());
        return visitor;
    }

    /** Members who have an account, all with one password; the hash is computed once, and compared each time. */
    List<String> members(Club club, int most, String hash) {
        return place.owner()
                .sql(ENROL)
                .param("club", club.id().value())
                .param("most", most)
                .param("hash", hash)
                .query(String.class)
                .list();
    }
}
