package app.latchkey.operator.demo;

import static app.latchkey.operator.demo.Part.*;

import app.latchkey.access.FindingCode;
import app.latchkey.clubs.NewClub;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A studio of three hundred, where every reason stands on at least three files. */
final class Riverside implements Scenes {
    private static final NewClub CLUB =
            new NewClub("riverside", "Riverside Studio", "GB", ZoneId.of("Europe/London"), Locale.ENGLISH, "GBP");
    private static final Map<String, String> PRESENT = Map.of("checked", "ID_CARD");

    private static final String COLOUR = "#0f766e";

    private final DemoClub club;
    private final StudioCast cast;

    Riverside(House house, LocalDate today) {
        this.club = house.found(CLUB, "Alex Morgan", "Sam Taylor");
        this.cast = new StudioCast(today);
    }

    static SignIns signIns() {
        return SignIns.of(
                CLUB.slug(),
                CLUB.name(),
                new StudioCast(LocalDate.EPOCH).of(ALL_GOOD).subList(0, 3));
    }

    @Override
    public void play(When scene) {
        switch (scene) {
            case FOUNDED -> founded();
            case WEEKS_AGO -> weeksAgo();
            case DAYS_AGO -> daysAgo();
            case JUST_NOW -> justNow();
            case TODAY -> club.paint(COLOUR);
        }
    }

    private void founded() {
        club.paint(COLOUR);
        club.enrol(cast.all());
        slips(ACCESS_CODE_EXPIRED);
    }

    private void slips(Part part) {
        var desk = club.desk();
        cast.of(part).forEach(person -> club.mend(desk, person, "SLIP", PRESENT));
    }

    private void weeksAgo() {
        club.invite(cast.of(LINK_EXPIRED));
        club.accept(cast.of(
                ALL_GOOD,
                LINK_USED,
                WRONG_PASSWORD,
                PASSWORD_CHANGED_RECENTLY,
                THROTTLED,
                RESET_PENDING,
                WRONG_IDENTIFIER,
                FIRST_FILE,
                HOLDER,
                SECOND_FACTOR_FAILING,
                METHOD_MISMATCH,
                SECOND_FACTOR_LOST,
                ACCOUNT_CLOSED,
                EMAIL_CHANGE_PENDING,
                COOKIES_BLOCKED,
                LOGIN_ADDRESS_DEAD));
        for (var child : cast.of(GUARDED_CHILD))
            club.lookAfter(child, Map.of("how", "new", "name", StudioCast.GUARDIAN + " " + child.last()));
        cast.of(LINKED_TO_OTHER).forEach(club::acceptWithTheAccountOfAnother);
    }

    private void daysAgo() {
        cast.of(EMAIL_SUPPRESSED).forEach(person -> club.writeNoMore(person, "Asked us not to write there"));
        club.invite(cast.of(
                INVITATION_UNOPENED,
                EMAIL_SUPPRESSED,
                EMAIL_BOUNCED,
                INVITATION_OPENED_UNFINISHED,
                LINK_SUPERSEDED,
                LINK_DAMAGED));
        club.open(cast.of(INVITATION_OPENED_UNFINISHED));
        cast.of(LINK_SUPERSEDED)
                .forEach(person ->
                        club.nowAt(person, person.mailing("home.example").email()));
        cast.of(LINK_DAMAGED).forEach(person -> club.phone().get(brokenByTheMail(club.link(person))));
        whileTheDoorIsShut();
        for (var person : cast.of(LINKED_TO_OTHER, LOGIN_ADDRESS_DEAD)) club.nowAt(person, ownMailbox(person));
        cast.of(SECOND_FACTOR_FAILING).forEach(club::secondFactor);
        cast.of(SECOND_FACTOR_LOST).forEach(club::secondFactor);
        cast.of(METHOD_MISMATCH).forEach(club::passkeyOnly);
        cast.of(ACCOUNT_CLOSED).forEach(club::closeAccount);
        Crowd.each(
                cast.of(PASSWORD_CHANGED_RECENTLY),
                person -> club.choosePassword(club.recover(person), "another key under the mat"));
        cast.of(ACCESS_CODE_EXPIRED)
                .forEach(person ->
                        club.nowAt(person, person.mailing("home.example").email()));
        cast.of(ACCESS_SWITCHED_OFF).forEach(person -> club.switchOff(person, "Unpaid"));
        var twins = cast.of(MERGED_AWAY);
        for (var place = 0; place < twins.size(); place++) club.merge(twins.get(place), cast.keptFor(place));
        cast.of(MEMBER_ARCHIVED).forEach(person -> club.archive(person, "Moved away"));
    }

    private static String ownMailbox(DemoPerson person) {
        return person.mailing("home.example").email();
    }

    private static String brokenByTheMail(String link) {
        return link.substring(0, link.length() - 9);
    }

    /** They made their account while sign-in was closed, and have not come back since. */
    private void whileTheDoorIsShut() {
        var owner = club.owner();
        owner.submit(club.path("desk/settings/sign-in"), Map.of("open", "false", "why", "Stocktaking"));
        club.accept(cast.of(NEVER_SIGNED_IN));
        owner.submit(club.path("desk/settings/sign-in"), Map.of("open", "true"));
    }

    private void justNow() {
        club.invite(cast.of(EMAIL_SOFT_BOUNCING, INVITATION_DELAYED));
        club.send(cast.of(INVITATION_QUEUED));
        slips(ACCESS_CODE_ACTIVE);
        cast.of(LINK_USED).forEach(person -> club.phone().get(club.link(person)));
        var deeds = new ArrayList<Runnable>();
        for (var person : cast.of(THROTTLED))
            deeds.add(() -> club.tryUntil(FindingCode.THROTTLED, person, "the key by the river"));
        tries(deeds, WRONG_PASSWORD, SignIns.PASSWORD.toUpperCase(Locale.ROOT), 3);
        for (var person : cast.of(WRONG_IDENTIFIER))
            deeds.add(() -> club.tryToEnter(person.email().substring(1), SignIns.PASSWORD));
        for (var person : cast.of(METHOD_MISMATCH)) deeds.add(() -> club.tryToEnter(person.email(), SignIns.PASSWORD));
        for (var person : cast.of(SECOND_FACTOR_LOST)) deeds.add(() -> club.loseTheSecondFactor(person));
        for (var person : cast.of(SECOND_FACTOR_FAILING)) deeds.add(() -> club.missTheSecondStep(person));
        for (var person : cast.of(EMAIL_CHANGE_PENDING)) deeds.add(() -> club.wantsAnotherAddress(person));
        for (var person : cast.of(COOKIES_BLOCKED)) deeds.add(() -> club.tryWithoutCookies(person));
        for (var person : cast.of(LINKED_TO_OTHER))
            deeds.add(() -> club.tryToEnter(ownMailbox(person), SignIns.PASSWORD));
        for (var person : cast.of(RESET_PENDING, LOGIN_ADDRESS_DEAD)) deeds.add(() -> club.recover(person));
        deeds.add(this::somebodyWeDoNotKnow);
        Crowd.each(deeds, Runnable::run);
        // What is compared with the former password is compared when nobody waits for a hash.
        for (var person : cast.of(PASSWORD_CHANGED_RECENTLY))
            club.tryUntil(FindingCode.PASSWORD_CHANGED_RECENTLY, person, SignIns.PASSWORD);
    }

    /** Who comes up at the desk without a file: one asked for a new password, one wrote a few lines. */
    private void somebodyWeDoNotKnow() {
        club.phone().post(club.path("recover"), Map.of("identifier", "j.hargreaves@harbour.example"));
        var person = cast.of(EMAIL_BOUNCED).getFirst();
        club.phone()
                .post(
                        club.path("help-me-in/message"),
                        Map.of(
                                "where",
                                "NO_MAILBOX",
                                "identifier",
                                person.email(),
                                "name",
                                person.first() + " " + person.last(),
                                "reply",
                                person.phone(),
                                "words",
                                "My old mailbox was closed in spring. Can you take my new one?"));
    }

    private void tries(List<Runnable> deeds, Part part, String password, int times) {
        for (var person : cast.of(part))
            deeds.add(() -> {
                for (var i = 0; i < times; i++) club.tryToEnter(person.email(), password);
            });
    }
}
