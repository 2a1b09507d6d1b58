package app.latchkey.access.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.members.House;
import app.latchkey.members.MemberDetails;
import app.latchkey.members.MemberFile;
import app.latchkey.members.NearlyTyped;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.Distance;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Names;
import app.latchkey.testing.TestDatabase;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom somebody meant who mistyped, found in the indexes: nobody is missed whom a look at every file finds. */
class NearnessTest {
    private static final int FILES = 250;
    private static final int TYPED = 300;
    private static final int LARGE = 40_000;
    private static final List<String> FIRST = List.of(
            "Ada", "Jean-Pierre", "Élise", "Ann", "Li", "Anna", "Maria del Carmen", "O", "Thomas", "Zoë", "Юлия", "Jo");
    private static final List<String> LAST = List.of(
            "Martin", "O’Brien", "Ben Ali", "Müller", "Thomas", "An", "Anna", "van den Berg", "Kowalski", "", "Li");
    private static final List<String> DOMAINS = List.of(
            "gmail.com", "googlemail.com", "gmial.com", "outlook.com", "outlok.com", "club.example", "clubs.example");
    private static final String SIGNS = "aeimnt19.+-é";

    private final House house = new House();
    private final ClubId club = house.club("FR");
    private final Nearness nearness = new Nearness(house.sql, house.files, new NearlyTyped(house.sql));
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());
    private final long seed = Long.getLong("latchkey.seed", System.nanoTime());
    private final Random random = new Random(seed);

    private MemberId add(String first, String last, String email) {
        return house.add(club, MemberDetails.named(first, last).withEmail(email));
    }

    private List<MemberId> near(String typed) {
        return house.tx.readInClub(club, () -> nearness.find(club, "FR", typed).near());
    }

    @Test
    void a_slip_of_the_finger_in_an_address_leads_to_its_owner() {
        var ada = add("Ada", "Martin", "countess.lovelace@club.example");
        for (var typed : List.of(
                "cuontess.lovelace@club.example",
                "countesslovelace@club.example",
                "countess.lovelacee@club.example",
                "countess.lovelase@club.example",
                "ocuntess.lovelace@club.example",
                "countess.lovelaec@club.example",
                "countess.lovelace@clbu.example",
                "countess.lovelace@clubs.exmple"))
            assertThat(near(typed)).as(typed).containsExactly(ada);
        for (var typed : List.of("cuontess.lovelase@club.example", "cuontess.lovelace@clubs.example"))
            assertThat(near(typed)).as(typed).isEmpty();
    }

    @Test
    void another_spelling_of_the_same_mailbox_leads_to_its_owner() {
        var ada = add("Ada", "Martin", "c.ount.ess+club@googlemail.com");
        var lea = add("Lea", "Martin", "counts@outlook.com");
        for (var typed : List.of("countess@gmail.com", "co.untess@gmail.com", "counte.ss+x@googlemail.com"))
            assertThat(near(typed)).as(typed).containsExactly(ada);
        assertThat(near("counts+judo@outlook.com")).containsExactly(lea);
        assertThat(near("count.s@outlook.com")).as("a slip").containsExactly(lea);
        assertThat(near("c.ounts@gmail.com")).isEmpty();
    }

    @Test
    void a_name_in_an_address_leads_to_a_file_without_one_unless_it_is_there_by_chance() {
        var ada = add("Jean-Pierre", "Ben Ali", "");
        add("An", "Li", "");
        assertThat(near("benali.jeanpierre76@club.example")).containsExactly(ada);
        assertThat(near("jean pierre ben ali")).containsExactly(ada);
        assertThat(near("juliansmith@club.example")).as("an and li are in it").isEmpty();
    }

    @Test
    void nobody_is_missed_whom_a_look_at_every_file_finds() {
        for (int n = 0; n < FILES; n++) {
            var first = one(FIRST);
            var last = one(LAST);
            add(first, last, random.nextInt(6) == 0 ? "" : address(first, last));
        }
        var everybody = house.tx.readInClub(club, () -> house.files.read(club, all()));
        int found = 0;
        for (int n = 0; n < TYPED; n++) {
            var file = List.copyOf(everybody.values()).get(random.nextInt(everybody.size()));
            var typed = slipped(typed(file));
            var exact = house.tx.readInClub(club, () -> nearness.exact(club, "FR", typed));
            if (!exact.isEmpty()) continue;
            var wanted = lookedAtOneByOne(everybody, typed);
            var near = near(typed);
            assertThat(near).as("%s, seed %s", typed, seed).containsAll(wanted);
            assertThat(near)
                    .isEqualTo(
                            everybody.keySet().stream().filter(near::contains).toList());
            found += wanted.isEmpty() ? 0 : 1;
        }
        assertThat(found).as("seed %s", seed).isGreaterThan(TYPED / 10);
    }

    @Test
    void in_a_large_club_a_few_rows_are_read() {
        var ada = add("Ada", "Lovelace", "ada.lovelace815@gmail.com");
        fill();
        for (var typed : List.of("ada.lovelcae815@gmail.com", "ada.lovelacee"))
            house.tx.readInClub(club, () -> {
                long before = fetched();
                assertThat(nearness.find(club, "FR", typed).near()).as(typed).containsExactly(ada);
                assertThat(whole()).as("tables read from end to end").isZero();
                assertThat(fetched() - before).as(typed).isLessThan(LARGE / 20);
                return typed;
            });
    }

    /** Every second one at the same domain and with the same first name. */
    private void fill() {
        for (var statement : List.of("""
                        insert into member (club_id, id, number, first, last, created_at, changed_at, sort_key, name_key)
                        select :club, gen_random_uuid(), 1000000 + n, f.name, translate(n::text, '0123456789', 'abcdefghij'), now(),
                          now(), n::text, f.name || ' ' || translate(n::text, '0123456789', 'klmnopqrst')
                        from generate_series(1, :large) n cross join lateral (select case n % 2 when 0 then 'ada' else 'eve' end) f(name)
                        """, """
                        insert into member_address (club_id, member_id, key, as_given, valid, main, source, added_at)
                        select club_id, id, name_key || '@gmail.com', name_key || '@gmail.com', true, true, 'IMPORT', now()
                        from (select club_id, id, replace(name_key, ' ', '.') as name_key from member
                          where club_id = :club and number > 1000000 and :large > 0) m
                        """, """
                        insert into member_username (club_id, name, member_id)
                        select club_id, replace(name_key, ' ', '.'), id from member
                        where club_id = :club and number > 1000000 and :large > 0
                        """))
            owner.sql(statement)
                    .param("club", club.value())
                    .param("large", LARGE)
                    .update();
        owner.sql("analyze member, member_address, member_username, member_near")
                .update();
    }

    private long whole() {
        return house.sql
                .sql("select coalesce(sum(seq_scan), 0) from pg_stat_xact_user_tables where relname like 'member%'")
                .query(Long.class)
                .single();
    }

    private long fetched() {
        return house.sql
                .sql(
                        "select coalesce(sum(seq_tup_read + idx_tup_fetch), 0) from pg_stat_xact_user_tables where relname like 'member%'")
                .query(Long.class)
                .single();
    }

    private String address(String first, String last) {
        var words = Names.words(random.nextBoolean() ? first + " " + last : last + " " + first).stream()
                .map(word -> word.replaceAll("[^a-z]", ""))
                .filter(word -> !word.isEmpty())
                .toList();
        var local = String.join(one(List.of(".", "", "_")), words);
        if (random.nextInt(3) == 0) local += random.nextInt(100);
        if (random.nextInt(8) == 0) local += "+club";
        return (local.isEmpty() ? "x" : local) + "@" + one(DOMAINS);
    }

    private String typed(MemberFile file) {
        var address = file.address().map(MemberFile.MainAddress::asGiven);
        if (random.nextInt(5) == 0) return file.username();
        if (random.nextInt(6) == 0) return file.name();
        return address.orElseGet(() -> address(file.first(), file.last()));
    }

    private String slipped(String text) {
        var typed = new StringBuilder(text);
        for (int slip = random.nextInt(3); slip >= 0; slip--) {
            if (typed.length() < 2) break;
            int at = random.nextInt(typed.length() - 1);
            switch (random.nextInt(4)) {
                case 0 -> typed.deleteCharAt(at);
                case 1 -> typed.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
                case 2 -> typed.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
                default -> typed.insert(at, typed.charAt(at + 1)).deleteCharAt(at + 2);
            }
        }
        return typed.toString();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<MemberId> all() {
        return house.files.after(club, new MemberId(new UUID(0, 0)), FILES);
    }

    /** As it was found before: every text of every file is compared, then every file. */
    private Set<MemberId> lookedAtOneByOne(Map<MemberId, MemberFile> everybody, String typed) {
        var address = EmailAddress.valid(typed);
        var local = address.map(EmailAddress.Valid::local).orElse(typed.strip().toLowerCase(Locale.ROOT));
        var found = new LinkedHashSet<MemberId>();
        if (local.length() < 3) return found;
        for (var member : alike(local)) {
            var file = everybody.get(member);
            var theirs = file.address().map(MemberFile.MainAddress::asGiven).flatMap(EmailAddress::valid);
            var byAddress = address.isPresent() && theirs.isPresent() && near(address.get(), theirs.get());
            var byName = local.length() >= 5 && allWordsIn(file.name(), local);
            var byUsername = address.isEmpty() && local.length() >= 5 && Distance.within(local, file.username(), 1);
            if (byAddress || byName || byUsername) found.add(member);
        }
        return found;
    }

    private List<MemberId> alike(String local) {
        return house.tx.readInClub(
                club,
                () -> house.sql
                        .sql("""
                        select distinct member_id from member_near where club_id = :club
                          and kind in ('LOCAL', 'USERNAME', 'NAME') and similarity(text, :typed) >= 0.3
                        """)
                        .param("club", club.value())
                        .param("typed", local)
                        .query((row, n) -> new MemberId(row.getObject("member_id", UUID.class)))
                        .list());
    }

    private static boolean near(EmailAddress.Valid typed, EmailAddress.Valid theirs) {
        if (typed.mailbox().equals(theirs.mailbox())) return true;
        if (typed.local().equals(theirs.local())) return Distance.within(typed.domain(), theirs.domain(), 2);
        return typed.domain().equals(theirs.domain())
                && typed.local().length() >= 5
                && Distance.within(typed.local(), theirs.local(), 1);
    }

    private static boolean allWordsIn(String name, String local) {
        var words = Names.words(name);
        var letters = Names.letters(local);
        return words.size() >= 2 && words.stream().allMatch(word -> word.length() >= 2 && letters.contains(word));
    }
}
