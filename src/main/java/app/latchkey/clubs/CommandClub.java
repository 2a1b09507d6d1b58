package app.latchkey.clubs;

import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.StartRefused;
import org.springframework.stereotype.Component;

/** The club that a command names by {@code --club}. */
@Component
public class CommandClub {
    private final Clubs clubs;
    private final Transactions transactions;

    public CommandClub(Clubs clubs, Transactions transactions) {
        this.clubs = clubs;
        this.transactions = transactions;
    }

    public Club of(Arguments arguments) {
        var slug = arguments.needed("club");
        return transactions
                .glance(() -> clubs.find(slug))
                .orElseThrow(() -> new StartRefused("There is no club with the slug " + slug + "."))
                .club();
    }
}
