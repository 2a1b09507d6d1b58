package app.latchkey.operator.drill;

import java.time.Duration;
import java.util.List;

/** One case being played: a club of its own, its people, and the verbs of its steps. */
final class Scene {
    /** Longer than any worker sleeps between two looks at what is due. */
    private static final Duration TO_NOTICE = Duration.ofMillis(500);

    private final ThrowAway house;
    private final Cast cast;
    private final Desk desk;
    private final Members members;
    private final Door door;
    private final Watch watch;
    private final Returns returns;

    Scene(ThrowAway house, DrillCase played, int number) {
        this.house = house;
        this.cast = new Cast(house.base());
        var club = house.club(played.club(), number);
        this.desk = new Desk(club, cast, house.mails(), new Api(house.base(), club));
        this.members = new Members(desk, cast, house.mails());
        this.door = new Door(club, cast, house.mails(), house::now);
        this.watch = new Watch(desk, cast);
        this.returns = new Returns(house.base(), cast, house.mails());
        door.ownerAccepts(club);
    }

    Desk desk() {
        return desk;
    }

    Door door() {
        return door;
    }

    Watch watch() {
        return watch;
    }

    void setUp(DrillCase played) {
        house.mails().play(played.mail());
        played.list().ifPresent(members::importList);
        played.members().forEach(members::add);
        play(played.steps());
    }

    void play(List<Fields> steps) {
        for (var step : steps) {
            try {
                play(step);
            } catch (Unplayable stuck) {
                throw new Unplayable(step.where() + " " + step.only() + ": " + stuck.getMessage(), stuck);
            }
        }
    }

    private void play(Fields step) {
        var verb = step.only();
        switch (verb) {
            case "wait" -> wait(step.duration(verb));
            case "mailServer" ->
                house.mails().play(step.objects(verb).stream().map(MailRule::of).toList());
            case "repeat" -> repeat(args(step));
            case "report" -> returns.report(args(step));
            case "complain" -> returns.complain(args(step));
            case "expect" -> step.objects(verb).forEach(watch::demand);
            case "add" -> step.objects(verb).forEach(members::add);
            case "import" -> members.importList(args(step));
            case "edit" -> members.edit(args(step));
            case "archive", "restore", "switchOff", "switchOn", "invitable" -> members.press(verb, args(step));
            case "closeClub", "openClub", "rules", "inviteAll", "staff", "search" -> desk.play(verb, args(step));
            case "invite", "resend", "sendReset", "remedy", "merge", "undoMerge", "slip", "deskQr", "suppress" ->
                desk.play(verb, args(step));
            default -> door.play(verb, args(step));
        }
    }

    private void repeat(Fields given) {
        var times = given.number("times", 2);
        var steps = given.objects("steps");
        given.nothingElse();
        for (var i = 0; i < times; i++) play(steps);
    }

    private static Fields args(Fields step) {
        return step.object(step.only()).orElseThrow();
    }

    /** What was begun before comes to its end at its own time, and what is due after it is begun. */
    private void wait(Duration time) {
        house.mails().calm();
        house.moveClock(time);
        Patience.pause(TO_NOTICE);
        house.mails().calm();
    }
}
