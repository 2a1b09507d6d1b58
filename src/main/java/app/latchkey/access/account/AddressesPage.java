package app.latchkey.access.account;

import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.Confirmations;
import app.latchkey.platform.web.Page;
import java.time.ZoneId;
import java.util.List;

/** @param problem key of what is wrong, or empty */
public record AddressesPage(
        List<AccountAddress> proven,
        List<Confirmations.Confirmation> waiting,
        ZoneId zone,
        String typed,
        String problem)
        implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }
}
