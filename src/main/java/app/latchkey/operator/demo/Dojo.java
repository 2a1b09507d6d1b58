package app.latchkey.operator.demo;

import app.latchkey.clubs.NewClub;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A village's judo club: one mailbox for a whole family, children whom their parents bring, elders without mail; everybody says tu. */
final class Dojo implements Scenes {
    private static final NewClub CLUB =
            new NewClub("dojo", "Judo Club de Saint-Aubin", "FR", ZoneId.of("Europe/Paris"), Locale.FRENCH, "EUR");

    private static final String COLOUR = "#9a3412";

    private final DemoClub club;
    private final VillageCast cast;

    Dojo(House house, LocalDate today) {
        this.club = house.found(CLUB, "Claire Bonnet", "Yann Le Goff");
        this.cast = new VillageCast(today);
    }

    static SignIns signIns() {
        var cast = new VillageCast(LocalDate.EPOCH);
        var members = List.of(cast.father, cast.garnier.getFirst(), cast.grownUps.getFirst());
        return SignIns.of(CLUB.slug(), CLUB.name(), members);
    }

    @Override
    public void play(When scene) {
        switch (scene) {
            case FOUNDED -> {
                club.change(Map.of("colour", COLOUR, "formality", "TU"));
                club.enrol(cast.all());
            }
            case WEEKS_AGO -> weeksAgo();
            case DAYS_AGO -> daysAgo();
            case JUST_NOW -> {
                club.tryToEnter(cast.grownUps.get(1).email(), "trop-long-a-retenir");
                club.recover(cast.grownUps.get(2));
            }
            case TODAY -> club.paint(COLOUR);
        }
    }

    private void weeksAgo() {
        var mother = cast.motherAndChild.getFirst();
        club.accept(List.of(
                cast.garnier.getFirst(), cast.lefevre.getFirst(), cast.silva.getFirst(), cast.rousseau.getFirst()));
        club.accept(List.of(mother, cast.father));
        club.accept(cast.grownUps.subList(0, 9));
        // Separated: the desk gives the father what the mother takes by her mail.
        var present = Map.of("checked", "KNOWN", "address", cast.father.email());
        club.mend(club.desk(), cast.motherAndChild.getLast(), "ADD_GUARDIAN", present);
        for (var family : List.of(cast.garnier, cast.lefevre, cast.silva, cast.motherAndChild))
            club.lookAfter(
                    family.get(1),
                    Map.of("how", "existing", "identifier", family.getFirst().email()));
    }

    private void daysAgo() {
        club.invite(cast.grownUps.subList(9, 15));
        club.open(cast.grownUps.subList(9, 11));
        club.invite(List.of(cast.petit.getFirst()));
        club.mend(club.desk(), cast.elders.getFirst(), "SLIP", Map.of("checked", "KNOWN"));
    }
}
