package app.latchkey.messages.suppressions;

import app.latchkey.accounts.Account;
import app.latchkey.accounts.Accounts;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Suppressions;
import app.latchkey.messages.Suppressions.Line;
import app.latchkey.messages.Suppressions.Reason;
import app.latchkey.messages.unsubscribing.Unsubscriptions;
import app.latchkey.messages.unsubscribing.Unsubscriptions.How;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the desk does with addresses that nothing, or no mailing, goes to. */
@Component
class SuppressionDesk {
    static final int A_PAGE = 50;
    private static final int AT_ONCE = 500;
    private static final int WORDS_AT_MOST = 200;

    private final Transactions transactions;
    private final Suppressions suppressions;
    private final Unsubscriptions unsubscriptions;
    private final MemberFiles files;
    private final Accounts accounts;
    private final Audit audit;

    SuppressionDesk(
            Transactions transactions,
            Suppressions suppressions,
            Unsubscriptions unsubscriptions,
            MemberFiles files,
            Accounts accounts,
            Audit audit) {
        this.transactions = transactions;
        this.suppressions = suppressions;
        this.unsubscriptions = unsubscriptions;
        this.files = files;
        this.accounts = accounts;
        this.audit = audit;
    }

    record Page(List<SuppressionsPage.Row> rows, Optional<String> next) {}

    Page list(Desk desk, String searched, String after) {
        var club = desk.club().id();
        return transactions.readInClub(club, () -> {
            var found = suppressions.list(club, searched, after, A_PAGE + 1);
            var keys = found.stream().map(line -> line.one().key()).distinct().toList();
            var more = keys.size() > A_PAGE;
            var rows = found.stream()
                    .filter(line -> !more || !line.one().key().equals(keys.getLast()))
                    .map(line -> row(club, line))
                    .toList();
            return new Page(rows, more ? Optional.of(keys.get(A_PAGE - 1)) : Optional.empty());
        });
    }

    private SuppressionsPage.Row row(ClubId club, Line line) {
        return new SuppressionsPage.Row(
                line,
                line.one().by().flatMap(accounts::find).map(Account::holderName),
                files.byAddress(club, line.one().key(), false).stream()
                        .findFirst()
                        .map(MemberId::toString));
    }

    enum Added {
        ADDED,
        THERE_ALREADY,
        NO_ADDRESS
    }

    Added add(Desk desk, String typed, String words) {
        var key = EmailAddress.valid(typed).map(EmailAddress.Valid::key);
        if (key.isEmpty()) return Added.NO_ADDRESS;
        var club = desk.club().id();
        var note = tidy(words);
        return transactions.inClub(club, () -> {
            var by = desk.actor().actor().account();
            if (!suppressions.suppress(club, key.get(), Reason.MANUAL, by, note)) return Added.THERE_ALREADY;
            written(desk, key.get(), "messages.audit.suppressed", Map.of("why", Reason.MANUAL.name()), "");
            return Added.ADDED;
        });
    }

    /** No when it was cleared already. */
    boolean clear(Desk desk, String key, Reason why) {
        var club = desk.club().id();
        return transactions.inClub(club, () -> {
            var cleared = suppressions.clear(club, key, why);
            if (cleared) written(desk, key, "messages.audit.cleared", Map.of("why", why.name()), "");
            return cleared;
        });
    }

    enum Wanted {
        WANTED_AGAIN,
        WANTED_BEFORE,
        NOT_SAID
    }

    /** Mailings again, since whoever reads there asked for them: how is said, and stays. */
    Wanted again(Desk desk, String key, UUID topic, boolean asked, String words) {
        var said = tidy(words);
        if (!asked || said.isEmpty()) return Wanted.NOT_SAID;
        var club = desk.club().id();
        return transactions.inClub(club, () -> {
            var by = desk.actor().actor().account();
            if (!unsubscriptions.end(club, key, topic, by, said)) return Wanted.WANTED_BEFORE;
            written(desk, key, "messages.audit.wanted", Map.of("topic", topic.toString()), said);
            return Wanted.WANTED_AGAIN;
        });
    }

    private static String tidy(String words) {
        var tidy = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return tidy.substring(0, Math.min(WORDS_AT_MOST, tidy.length()));
    }

    private void written(Desk desk, String key, String what, Map<String, String> params, String said) {
        var club = desk.club().id();
        var by = desk.actor().actor();
        var holders = files.byAddress(club, key, false);
        for (var holder : holders) audit.write(club, by, what, Subject.member(holder), params, said);
        // What was said is erased with a person: where nobody has the address, it is left out.
        if (holders.isEmpty()) audit.write(club, by, what, Subject.club(club), params);
    }

    /** @return how many were not stopped before */
    int take(Desk desk, ProviderList list) {
        var club = desk.club().id();
        var added = 0;
        for (var from = 0; from < list.entries().size(); from += AT_ONCE) {
            var part = list.entries()
                    .subList(from, Math.min(from + AT_ONCE, list.entries().size()));
            added += transactions.inClub(club, () ->
                    (int) part.stream().filter(entry -> taken(desk, entry)).count());
        }
        var all = added;
        transactions.inClub(
                club,
                () -> audit.write(
                        club,
                        desk.actor().actor(),
                        "messages.audit.suppressions.list",
                        Subject.club(club),
                        Map.of("added", "" + all)));
        return added;
    }

    // Who complained to a provider stands on its list: nothing of ours arrives there either.
    private boolean taken(Desk desk, ProviderList.Entry entry) {
        var club = desk.club().id();
        var by = desk.actor().actor().account();
        return switch (entry.why()) {
            case UNSUBSCRIBED ->
                unsubscriptions.add(club, entry.key(), Unsubscriptions.EVERYTHING, Optional.empty(), How.LIST);
            case COMPLAINT ->
                suppressions.complained(club, entry.key())
                        & suppressions.suppress(club, entry.key(), Reason.PROVIDER, by, entry.note());
            case MANUAL, PROVIDER -> suppressions.suppress(club, entry.key(), Reason.PROVIDER, by, entry.note());
        };
    }
}
