package app.latchkey.operator.drill;

import java.util.List;
import java.util.Set;

/** The words a step may begin with. */
final class Verbs {
    static final Set<String> ALL = Set.of(
            // the world
            "wait",
            "mailServer",
            "repeat",
            "report",
            "complain",
            // the desk
            "add",
            "import",
            "edit",
            "archive",
            "restore",
            "switchOff",
            "switchOn",
            "invitable",
            "closeClub",
            "openClub",
            "rules",
            "invite",
            "resend",
            "sendReset",
            "inviteAll",
            "remedy",
            "merge",
            "undoMerge",
            "slip",
            "suppress",
            "deskQr",
            "staff",
            "search",
            "expect",
            // the door
            "signIn",
            "recover",
            "join",
            "fetch",
            "open",
            "accept",
            "reset",
            "code",
            "passkey",
            "passkeySignIn",
            "lostFactor",
            "lostLink",
            "secondFactor",
            "secondCode",
            "signOut",
            "leaveClub",
            "closeAccount",
            "ownAddress",
            "cookies",
            "newDevice");

    private Verbs() {}

    static void check(List<Fields> steps) {
        for (var step : steps) {
            var verb = step.only();
            if (!ALL.contains(verb))
                throw new Unplayable(step.where() + ": there is no verb \"" + verb + "\"; there are "
                        + ALL.stream().sorted().toList());
            if (verb.equals("repeat")) step.object(verb).ifPresent(again -> check(again.objects("steps")));
        }
    }
}
