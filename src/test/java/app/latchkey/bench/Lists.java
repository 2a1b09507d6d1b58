package app.latchkey.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Member lists as clubs export them, the same ones every time: a few names that many share and many that few have, some
 * addresses missing, mistyped, broken, shared.
 */
final class Lists {
    private static final List<String> FIRST =
            List.of(("Ada Adam Agnes Ahmed Alice Amina Anna Antoine Arthur Aya Bernard"
                            + " Bilal Brigitte Camille Carlos Charlotte Chloé Clara Daniel David Diego Elena Élise Emma Eric Eva"
                            + " Fatma Félix Fiona François Gabriel Giulia Grace Hannah Hassan Helen Hugo Ibrahim Inès Ivan Jack"
                            + " James Jana Jean Julia Karim Kate Laura Léa Leila Liam Lina Louis Lucas Lucy Maria Marie Marta"
                            + " Martin Mehdi Mia Michel Mona Nadia Nathan Nina Noah Nora Olga Oliver Omar Oscar Pablo Paul Peter"
                            + " Petra Philippe Rania Rosa Sami Samuel Sara Simon Sofia Sven Tariq Thomas Tina Tom Yann Yasmine"
                            + " Zoé")
                    .split(" "));
    private static final List<String> COMMON = List.of(
            ("Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts"
                            + " Green Hall Wood Jackson Clarke Martin Bernard Dubois Thomas Robert Richard Petit Durand"
                            + " Leroy Moreau Simon Laurent Lefebvre Michel Garcia Fournier Rousseau Vincent Müller Schmidt"
                            + " Schneider Fischer Weber Meyer Wagner Becker Rossi Russo Ferrari Esposito Bianchi Ben~Ali"
                            + " Trabelsi Gharbi Nowak Kowalski Ivanov Silva Santos Pereira O’Brien Murphy Kelly Walsh")
                    .split(" "));
    private static final String[] BEGINNINGS =
            "B Br C Ch D Dr F G Gr H J K Kr L M N P Pr R S Sch St T Tr V W Z".split(" ");
    private static final String[] VOWELS = "a e i o u au ei ie ou".split(" ");
    private static final String[] MIDDLES = "b ck d f g l ll m n nd r rg rs s ss st t tt v z".split(" ");
    private static final String[] ENDS =
            "el en er ac and ard ette in ini man mont ova ski son stein ton well wood".split(" ");
    private static final String[] DOMAINS =
            "gmail.com yahoo.com hotmail.co.uk outlook.com orange.fr example.org gmial.com icloud.com".split(" ");
    private static final int OFTEN = 55;

    private Lists() {}

    record Person(String first, String last, String email, String phone) {}

    /** The person on a line, whoever asks. */
    static Person person(int number) {
        var random = new Random(number * 7919L);
        random.nextInt();
        var first = one(random, FIRST.toArray(String[]::new));
        var last = random.nextInt(100) < OFTEN ? one(random, COMMON.toArray(String[]::new)) : rare(random);
        last = last.replace('~', ' ');
        return new Person(
                first, last, email(random, first, last), "07" + String.format("%09d", random.nextInt(1_000_000_000)));
    }

    private static String rare(Random random) {
        return one(random, BEGINNINGS)
                + one(random, VOWELS)
                + one(random, MIDDLES)
                + one(random, VOWELS)
                + one(random, MIDDLES)
                + one(random, ENDS);
    }

    private static String email(Random random, String first, String last) {
        int luck = random.nextInt(100);
        if (luck < 4) return "";
        var local = (first + "." + last).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "") + random.nextInt(1000);
        return luck < 5 ? local : local + "@" + one(random, DOMAINS);
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    /** @return the file, to be deleted by whoever asked */
    static Path file(int from, int members) {
        try {
            var file = Files.createTempFile("latchkey-bench-", ".csv");
            try (var out = Files.newBufferedWriter(file)) {
                out.write("member_id,full_name,email,phone_number,membership_type,status,birth_year\n");
                for (int i : IntStream.range(from, from + members).toArray()) out.write(line(i));
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String line(int number) {
        var person = person(number);
        var status = number % 4 == 0 ? "Frozen" : "Active";
        return String.join(
                        ",",
                        "B" + number,
                        person.first() + " " + person.last(),
                        person.email(),
                        person.phone(),
                        number % 3 == 0 ? "Gold" : "Day pass",
                        status,
                        "" + (1940 + number % 70))
                + "\n";
    }
}
