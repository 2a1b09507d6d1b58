package app.latchkey.clubs.accessrules;

import app.latchkey.clubs.AccessRules;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;

/** @param here the network that this page is asked from; @param wrong something was not right, and nothing was written */
public record RulesPage(Desk desk, RulesForm form, String here, boolean wrong) implements Page {
    @Override
    public int status() {
        return wrong ? 422 : 200;
    }

    public boolean wrongDays() {
        return wrong && !form.daysAreRight();
    }

    public boolean wrongNetworks() {
        return wrong && !form.networksAreRight();
    }

    public Question first() {
        return new Question("firstAccess", form.firstAccess(), AccessRules.FirstAccess.values());
    }

    public Question ask() {
        return new Question("askInvite", form.askInvite(), AccessRules.AskInvite.values());
    }

    public Question joins() {
        return new Question("joins", form.joins(), AccessRules.Joins.values());
    }

    public Question proof() {
        return new Question("staffProof", form.staffProof(), AccessRules.StaffProof.values());
    }

    /** One thing to decide: its field, what stands now, and the choices. */
    public record Question(String field, String chosen, Enum<?>[] choices) {}
}
