package app.latchkey.access.data;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.SignedIn;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.MemberSheets;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.personal.PersonalRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gathers what is kept of one person. Outside a transaction: each club is entered by itself. */
@Component
class PersonalData {
    private final Transactions transactions;
    private final Accounts accounts;
    private final AccountAddresses addresses;
    private final Clubs clubs;
    private final Accesses accesses;
    private final MemberFiles files;
    private final MemberSheets sheets;
    private final List<PersonalRows> rooms;
    private final Summary summary;
    private final Audit audit;

    PersonalData(
            Transactions transactions,
            Accounts accounts,
            AccountAddresses addresses,
            Clubs clubs,
            Accesses accesses,
            MemberFiles files,
            MemberSheets sheets,
            List<PersonalRows> rooms,
            Summary summary,
            Audit audit) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.addresses = addresses;
        this.clubs = clubs;
        this.accesses = accesses;
        this.files = files;
        this.sheets = sheets;
        this.rooms = rooms;
        this.summary = summary;
        this.audit = audit;
    }

    /** Everything: the account and each club's file of this person. */
    byte[] own(SignedIn me, Locale locale) {
        var archive = new Archive();
        var text = new StringBuilder();
        transactions.global(() -> {
            var rows = new LinkedHashMap<String, List<String>>();
            for (var room : rooms) rows.putAll(room.ofAccount(me.account()));
            archive.rows("account", rows);
            text.append(summary.account(me, addresses.of(me.account()), locale));
        });
        for (var club : transactions.global(() -> accounts.clubs(me.account())))
            transactions.inClub(club, () -> ownFiles(archive, text, clubs.get(club), me.account(), locale));
        archive.text(summary.fileName(locale), summary.frame(text.toString(), locale));
        return archive.bytes();
    }

    private void ownFiles(Archive archive, StringBuilder text, Club club, AccountId account, Locale locale) {
        accesses.of(club.id(), account).stream().filter(Access::self).forEach(own -> {
            text.append(file(archive, club, own.member(), locale));
            taken(club.id(), Actor.member(account), own.member());
        });
    }

    /** One club's file, and nothing of any account. */
    byte[] ofFile(Club club, MemberId member, Actor actor, Locale locale) {
        var archive = new Archive();
        transactions.inClub(club.id(), () -> {
            var text = file(archive, club, member, locale);
            archive.text(summary.fileName(locale), summary.frame(text, locale));
            taken(club.id(), actor, member);
        });
        return archive.bytes();
    }

    private String file(Archive archive, Club club, MemberId member, Locale locale) {
        var parts = files.parts(club.id(), member);
        var sheet = sheets.find(club.id(), member).orElseThrow();
        var rows = new LinkedHashMap<String, List<String>>();
        for (var room : rooms) rows.putAll(room.ofMember(club.id(), parts));
        archive.rows(club.slug() + "/" + sheet.file().number(), rows);
        return summary.file(club, sheet, rows, locale);
    }

    private void taken(ClubId club, Actor actor, MemberId member) {
        audit.write(club, actor, "access.audit.data", Subject.member(member), Map.of());
    }
}
