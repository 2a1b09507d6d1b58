package app.latchkey.access;

import app.latchkey.access.links.LinkRoutes;
import app.latchkey.access.links.LinkTokens;
import app.latchkey.access.operatorlink.OperatorLinkRows;
import app.latchkey.accounts.Operators;
import app.latchkey.platform.database.Transactions;
import org.springframework.stereotype.Component;

/** One-time links by which somebody becomes an operator: only whoever has the machine gets one. */
@Component
public class OperatorLinks {
    private final Operators operators;
    private final OperatorLinkRows rows;
    private final LinkRoutes routes;
    private final LinkTokens tokens;
    private final Transactions transactions;

    OperatorLinks(
            Operators operators,
            OperatorLinkRows rows,
            LinkRoutes routes,
            LinkTokens tokens,
            Transactions transactions) {
        this.operators = operators;
        this.rows = rows;
        this.routes = routes;
        this.tokens = tokens;
        this.transactions = transactions;
    }

    /** Nobody runs this installation yet. */
    public boolean wanted() {
        return transactions.global(() -> operators.all().isEmpty());
    }

    /** @return its path; the ones before go on working until they are over */
    public String make() {
        return transactions.global(() -> {
            var id = rows.make();
            routes.add(id, LinkRoutes.Kind.OPERATOR);
            return "/k/" + tokens.token(id);
        });
    }
}
