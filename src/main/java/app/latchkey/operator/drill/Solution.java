package app.latchkey.operator.drill;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who solves the case and how.
 *
 * @param by member, desk or nobody
 * @param remedy what the desk presses, for a member the way they went, in one word
 * @param inside whose browser must end inside
 * @param gone the finding must no longer be first
 */
record Solution(
        By by,
        String who,
        String staff,
        Optional<String> remedy,
        Map<String, String> fields,
        List<Fields> steps,
        Optional<String> inside,
        boolean gone,
        Optional<Expected> then) {
    enum By {
        MEMBER,
        DESK,
        NOBODY
    }

    static Solution of(Fields given, String usualWho) {
        var by = switch (given.text("by")) {
            case "member" -> By.MEMBER;
            case "desk" -> By.DESK;
            case "nobody" -> By.NOBODY;
            default -> throw given.wrong("by", "member, desk or nobody");
        };
        var who = given.text("who", usualWho);
        var then = given.object("then");
        var gone = then.isPresent() && then.get().flag("gone", false);
        var solution = new Solution(
                by,
                who,
                given.text("staff", Cast.OWNER),
                given.find("remedy"),
                given.map("fields"),
                given.objects("steps"),
                given.find("inside").or(() -> by == By.MEMBER ? Optional.of(who) : Optional.empty()),
                gone,
                then.map(fields -> Expected.of(fields, Optional.of(who))));
        given.nothingElse();
        return solution;
    }

    static Solution none(String who) {
        return new Solution(
                By.NOBODY,
                who,
                Cast.OWNER,
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty());
    }
}
