package app.latchkey.access.home;

import app.latchkey.accounts.Client;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.accounts.SharedDevices;
import app.latchkey.accounts.SignedIn;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What somebody with several ways chose on this device, in a cookie of the club; never where several people stand. */
@Component
public class ChosenWayCookies {
    private static final Duration LIFE = Duration.ofDays(365);

    private final SessionCookies cookies;
    private final SharedDevices shared;
    private final Transactions transactions;

    ChosenWayCookies(SessionCookies cookies, SharedDevices shared, Transactions transactions) {
        this.cookies = cookies;
        this.shared = shared;
        this.transactions = transactions;
    }

    void keep(HttpServletResponse response, Club club, SignedIn person, Client client, String chosen) {
        if (several(person, client)) return;
        cookies.write(response, name(club), whose(person.account()) + chosen, LIFE);
    }

    /** Where they chose to go, as long as it is theirs. */
    public Optional<Landing> of(
            HttpServletRequest request, Club club, SignedIn person, Client client, Landing.Choose choice) {
        return cookies.read(request, name(club))
                .filter(value -> value.startsWith(whose(person.account())))
                .flatMap(value ->
                        choice.to(value.substring(whose(person.account()).length())))
                .filter(theirs -> !several(person, client));
    }

    private boolean several(SignedIn person, Client client) {
        return person.kiosk() || transactions.global(() -> shared.find(client)).isPresent();
    }

    private static String name(Club club) {
        return "way-" + club.id();
    }

    // A family's computer knows several accounts: what one of them chose leads nobody else.
    private static String whose(AccountId account) {
        return account + ".";
    }
}
