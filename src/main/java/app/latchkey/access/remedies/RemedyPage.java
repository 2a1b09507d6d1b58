package app.latchkey.access.remedies;

import app.latchkey.access.RemedyId;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;

/**
 * @param asksAddress the field that this remedy needs: an address, a guardian's name, or none
 * @param told what is read out or shown: the masked address, the suggestion
 * @param worksHere the account has a role here: it stays there, and only an owner moves the access
 * @param question what the desk sees to compare with the answer, never to be read out
 */
public record RemedyPage(
        Desk desk,
        String member,
        String name,
        RemedyId remedy,
        Asks asks,
        String typed,
        String told,
        String question,
        boolean worksHere,
        String problem)
        implements Page {
    public enum Asks {
        NOTHING,
        ADDRESS,
        GUARDIAN
    }

    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }

    public boolean acts() {
        return remedy != RemedyId.WAIT && remedy != RemedyId.TELL && remedy != RemedyId.SAY_ADDRESS;
    }

    public String back() {
        return desk.at("members/" + member);
    }
}
