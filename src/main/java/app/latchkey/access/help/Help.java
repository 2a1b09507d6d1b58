package app.latchkey.access.help;

import app.latchkey.access.ledger.References;
import app.latchkey.access.recovery.InboundRequests;
import app.latchkey.accounts.Client;
import app.latchkey.clubs.Club;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The steps of somebody who cannot get in. None of them looks anybody up. */
@Component
class Help {
    static final int STEPS_AN_HOUR = 20;
    static final int MESSAGES_AN_HOUR = 5;
    static final int MESSAGES_A_DAY_TO_A_CLUB = 100;

    private final InboundRequests inbound;
    private final Helping helping;
    private final Throttle throttle;

    Help(InboundRequests inbound, Helping helping, Throttle throttle) {
        this.inbound = inbound;
        this.helping = helping;
        this.throttle = throttle;
    }

    HelpOutcome tell(Club club, HelpForm form, Client client) {
        var where = Where.of(form.where());
        if (where.isEmpty()) return new HelpOutcome.Again("access.help.where.missing");
        if (form.identifier().isEmpty() && where.get().byMail())
            return new HelpOutcome.Again("access.help.identifier.missing");
        return admitted(List.of(steps(client)), () -> {
            var ref = where.get().byMail() ? inbound.recover(club, form.identifier(), client) : "";
            return new HelpOutcome.Next(where.get(), ref.isEmpty() ? "" : References.shown(ref));
        });
    }

    HelpOutcome write(Club club, HelpForm form, Client client) {
        if (form.words().isEmpty() || form.reply().isEmpty()) return new HelpOutcome.Again("access.help.words.missing");
        var message = Budget.window("help-message", client.network(), MESSAGES_AN_HOUR, Duration.ofHours(1));
        var toClub = Budget.window("help-club", club.id().toString(), MESSAGES_A_DAY_TO_A_CLUB, Duration.ofDays(1));
        return admitted(
                List.of(steps(client), message, toClub),
                () -> new HelpOutcome.Sent(References.shown(inbound.help(club, helping.written(form), client))));
    }

    private HelpOutcome admitted(List<Budget> budgets, Supplier<HelpOutcome> step) {
        return throttle.admit(budgets) instanceof Admission.Admitted ? step.get() : new HelpOutcome.Wait();
    }

    private static Budget steps(Client client) {
        return Budget.window("help", client.network(), STEPS_AN_HOUR, Duration.ofHours(1));
    }
}
