package app.latchkey.operator.demo;

import app.latchkey.clubs.NewClub;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A chain of five thousand: three are inside, the others come in behind the printed address. */
final class Chain implements Scenes {
    private static final int MEMBERS = 5_000;
    private static final int INSIDE = 3;
    private static final NewClub CLUB =
            new NewClub("atlas-chain", "Atlas Fitness", "IE", ZoneId.of("Europe/Dublin"), Locale.ENGLISH, "EUR");

    private static final String COLOUR = "#1d4ed8";

    private final DemoClub club;

    Chain(House house) {
        this.club = house.found(CLUB, "Orla Byrne", "Conor Walsh");
    }

    static SignIns signIns() {
        return SignIns.of(CLUB.slug(), CLUB.name(), people(0, INSIDE));
    }

    private static List<DemoPerson> people(int from, int to) {
        return IntStream.range(from, to).mapToObj(Strangers::chained).toList();
    }

    @Override
    public void play(When scene) {
        switch (scene) {
            case FOUNDED -> {
                club.paint(COLOUR);
                club.enrol(people(0, INSIDE));
            }
            case WEEKS_AGO -> club.accept(people(0, INSIDE));
            case TODAY -> {
                club.paint(COLOUR);
                club.queue(people(INSIDE, MEMBERS), INSIDE);
            }
            case DAYS_AGO, JUST_NOW -> {}
        }
    }
}
