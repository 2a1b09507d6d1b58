package app.latchkey.operator.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Forty people of a village: six families with one mailbox each, four children, three whom no mail reaches. */
final class VillageCast {
    private static final String BOX = "boite.example";
    private static final String GROWN_UPS = """
            Mathieu Fontaine,Aurélie Chevalier,Thomas Perrin,Nathalie Gauthier,Sébastien Dumont,Céline Lacroix,
            Nicolas Barbier,Émilie Renaud,François Jacquet,Laëtitia Mercier,Benoît Guérin,Sandrine Leclerc,
            Jérôme Picard,Valérie Royer,Cédric Baudry,Stéphanie Noël,Guillaume Charpentier,Hélène Brunet,
            Antoine Masson,Delphine Girard
            """;

    private final LocalDate today;
    private int made;

    final List<DemoPerson> moreau;
    final List<DemoPerson> garnier;
    final List<DemoPerson> lefevre;
    final List<DemoPerson> rousseau;
    final List<DemoPerson> silva;
    final List<DemoPerson> petit;
    final DemoPerson father;
    final List<DemoPerson> motherAndChild;
    final List<DemoPerson> elders;
    final List<DemoPerson> grownUps;

    VillageCast(LocalDate today) {
        this.today = today;
        this.moreau = family("famille.moreau", "Camille Moreau 48", "Léo Moreau 21", "Zoé Moreau 19");
        this.garnier = family("garnier.maison", "Paul Garnier 47", "Inès Garnier 13");
        this.lefevre = family("les.lefevre", "Anne Lefèvre 44", "Hugo Lefèvre 14", "Jules Lefèvre 20");
        this.rousseau = family("rousseau.famille", "Marc Rousseau 51", "Sylvie Rousseau 49");
        this.silva = family("casa.dasilva", "Rosa Da Silva 38", "Mateo Da Silva 12");
        this.petit = family("gerard.monique.petit", "Gérard Petit 68", "Monique Petit 66");
        this.father = named("Julien Marchand 41").mailing(BOX);
        this.motherAndChild = family("elodie.caron", "Élodie Caron 40", "Lucas Marchand 10");
        this.elders = List.of(
                unreachable("Odette Vasseur 85"), unreachable("Lucien Hamel 88"), unreachable("Huguette Colin 82"));
        this.grownUps = grownUps();
    }

    List<DemoPerson> all() {
        var all = new ArrayList<>(grownUps);
        for (var group : List.of(moreau, garnier, lefevre, rousseau, silva, petit, motherAndChild, elders))
            all.addAll(group);
        all.add(father);
        return List.copyOf(all);
    }

    private List<DemoPerson> family(String mailbox, String... names) {
        var family = new ArrayList<DemoPerson>();
        for (var name : names) family.add(named(name).at(mailbox + "@" + BOX));
        return List.copyOf(family);
    }

    /** By a telephone on the wall. */
    private DemoPerson unreachable(String name) {
        var person = named(name);
        return person.reached(person.phone().replace("06 39 98", "03 53 01"));
    }

    private List<DemoPerson> grownUps() {
        var people = new ArrayList<DemoPerson>();
        for (var name : GROWN_UPS.strip().split(",\\s*"))
            people.add(named(name + " " + (23 + people.size() * 2)).mailing(BOX));
        return List.copyOf(people);
    }

    /** A name with an age behind it. */
    private DemoPerson named(String text) {
        var words = List.of(text.split(" "));
        var age = Integer.parseInt(words.getLast());
        var last = String.join(" ", words.subList(1, words.size() - 1));
        var born = today.minusYears(age).minusDays(11 + made * 17L % 330);
        var phone = "06 39 98 %02d %02d".formatted(made / 10 + 11, made * 7 % 100);
        made++;
        return new DemoPerson(words.getFirst(), last, "", phone, born, "actif");
    }
}
