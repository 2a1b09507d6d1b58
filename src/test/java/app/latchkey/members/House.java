package app.latchkey.members;

import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.NewClub;
import app.latchkey.members.ContactAddress.Source;
import app.latchkey.members.rows.Cards;
import app.latchkey.members.rows.FileRows;
import app.latchkey.members.rows.FoundBy;
import app.latchkey.members.rows.Usernames;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.testing.TestDatabase;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The members room on the test database, without a web server; events are kept in a list. */
public final class House {
    public final JdbcClient sql = TestDatabase.jdbc();
    public final Transactions tx = TestDatabase.transactions();
    public final ObjectMapper json = JsonMapper.builder().build();
    public final List<Object> events = new ArrayList<>();
    public final Clubs clubs = new Clubs(sql, tx);
    public final Audit audit = new Audit(sql, tx, json);
    public final MemberFiles files = new MemberFiles(sql);
    public final Cards cards = new Cards(sql, tx);
    public final MemberSheets sheets = new MemberSheets(sql, tx, json, files, cards);
    public final FoundBy foundBy = new FoundBy(sql);
    public final FileRows rows = new FileRows(sql, tx, json, new Usernames(sql), cards, foundBy);
    private final MemberCards memberCards = new MemberCards(cards, files, audit);
    public final Members members =
            new Members(tx, clubs, sheets, rows, memberCards, new LookAlikes(sql, files), audit, events::add);
    public final MemberChanges changes = new MemberChanges(
            tx,
            clubs,
            sheets,
            files,
            new MemberRows(sql, tx),
            memberCards,
            foundBy,
            new Neighbours(sql),
            audit,
            events::add);

    public ClubId club(String country) {
        var slug = "t" + Ids.next().toString().replace("-", "").substring(8, 32);
        var club = new NewClub(slug, "Riverside", country, ZoneId.of("Europe/Paris"), Locale.ENGLISH, "EUR");
        return tx.global(() -> clubs.create(club).orElseThrow());
    }

    public MemberId add(ClubId club, MemberDetails details) {
        return ((AddOutcome.Added) members.add(club, Actor.SYSTEM, details, Source.DESK, true)).member();
    }

    public MemberId add(ClubId club, String first, String last) {
        return add(club, MemberDetails.named(first, last));
    }

    public MemberSheet sheet(ClubId club, MemberId id) {
        return sheets.find(club, id).orElseThrow();
    }
}
