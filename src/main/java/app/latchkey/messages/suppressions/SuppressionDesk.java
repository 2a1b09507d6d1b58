package app.latchkey.messages.suppressions;

import app.latchkey.accounts.Account;
import app.latchkey.accounts.Accounts;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Suppressions;
import app.latchkey.messages.Suppressions.Reason;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the desk does with addresses that nothing, or no mailing, goes to. */
@Component
class SuppressionDesk {
    static final int A_PAGE = 50;
    private static final int AT_ONCE = 500;
    private static final int WORDS_AT_MOST = 200;

    private final Transactions transactions;
    private final Suppressions suppressions;
    private final MemberFiles files;
    private final Accounts accounts;
    private final Audit audit;

    SuppressionDesk(
            Transactions transactions, Suppressions suppressions, MemberFiles files, Accounts accounts, Audit audit) {
        this.transactions = transactions;
        this.suppressions = suppressions;
        this.files = files;
        this.accounts = accounts;
        this.audit = audit;
    }

    record Page(List<SuppressionsPage.Row> rows, Optional<String> next) {}

    Page list(Desk desk, String searched, String after) {
        var club = desk.club().id();
        return transactions.readInClub(club, () -> {
            var found = suppressions.list(club, searched, after, A_PAGE + 1);
            // An address with several reasons is not torn apart between two pages.
            var page = found.size() > A_PAGE
                    ? found.stream()
                            .filter(one -> !one.key().equals(found.getLast().key()))
                            .toList()
                    : found;
            var rows = page.stream()
                    .map(one -> new SuppressionsPage.Row(
                            one,
                            one.by().flatMap(accounts::find).map(Account::holderName),
                            files.byAddress(club, one.key(), false).stream()
                                    .findFirst()
                                    .map(MemberId::toString)))
                    .toList();
            return new Page(
                    rows, found.size() > A_PAGE ? Optional.of(page.getLast().key()) : Optional.empty());
        });
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
        var tidy = words.replaceAll("\\p{Cntrl}+", " ").strip();
        var note = tidy.substring(0, Math.min(WORDS_AT_MOST, tidy.length()));
        return transactions.inClub(club, () -> {
            var by = desk.actor().actor().account();
            if (!suppressions.suppress(club, key.get(), Reason.MANUAL, by, note)) return Added.THERE_ALREADY;
            written(desk, key.get(), "messages.audit.suppressed", Reason.MANUAL);
            return Added.ADDED;
        });
    }

    /** No when it was cleared already. */
    boolean clear(Desk desk, String key, Reason why) {
        var club = desk.club().id();
        return transactions.inClub(club, () -> {
            var cleared = suppressions.clear(club, key, why);
            if (cleared) written(desk, key, "messages.audit.cleared", why);
            return cleared;
        });
    }

    private void written(Desk desk, String key, String what, Reason why) {
        var club = desk.club().id();
        var holders = files.byAddress(club, key, false);
        var subjects = holders.isEmpty()
                ? List.of(Subject.club(club))
                : holders.stream().map(Subject::member).toList();
        for (var subject : subjects) audit.write(club, desk.actor().actor(), what, subject, Map.of("why", why.name()));
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
            case UNSUBSCRIBED -> suppressions.unsubscribed(club, entry.key(), Suppressions.ALL_TOPICS);
            case COMPLAINT ->
                suppressions.complained(club, entry.key())
                        & suppressions.suppress(club, entry.key(), Reason.PROVIDER, by, entry.note());
            case MANUAL, PROVIDER -> suppressions.suppress(club, entry.key(), Reason.PROVIDER, by, entry.note());
        };
    }
}
