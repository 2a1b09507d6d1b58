package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.FindingCode.Gate;
import app.latchkey.access.home.Landing;
import app.latchkey.access.signin.SignIn;
import app.latchkey.access.signin.SignInOutcome;
import app.latchkey.accounts.Client;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Whatever happened to people in whatever order: right credentials enter exactly when no finding closes the door, and what the
 * list knows is what the checks say. A failure prints the seed that repeats it: {@code -Dlatchkey.seed=…}.
 */
class RandomFactsTest {
    private static final boolean LONG = Boolean.getBoolean("latchkey.long");
    private static final int ROUNDS = LONG ? 400 : 35;
    private static final int PEOPLE = 10;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Set<String> OF_WHOM = Set.of("merged", "taken apart", "access ended", "given back");

    private final Riverside riverside = new Riverside();
    private final long seed = Long.getLong("latchkey.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Person> people = new ArrayList<>();
    private final List<String> story = new ArrayList<>();

    private static final class Person {
        private final String file;
        private final String name;
        private String address;
        private Optional<String> signsIn = Optional.empty();

        Person(String file, String name, String address) {
            this.file = file;
            this.name = name;
            this.address = address;
        }

        MemberId member() {
            return MemberId.parse(file.substring(file.lastIndexOf('/') + 1)).orElseThrow();
        }
    }

    private interface Event {
        void happensTo(Person person);
    }

    private final Map<String, Event> events = new HashMap<>();

    RandomFactsTest() {
        events.put("archived", one -> desk(one, "archive", Map.of("why", "Moved")));
        events.put("restored", one -> desk(one, "restoration", Map.of()));
        events.put("switched off", one -> desk(one, "access-switch", Map.of("off", "true", "why", "Unpaid")));
        events.put("switched on", one -> desk(one, "access-switch", Map.of("off", "false")));
        events.put("own access switched", this::ownSwitch);
        events.put("club closed", one -> door(false));
        events.put("club opened", one -> door(true));
        events.put("club opened again", one -> door(true));
        events.put("invited", one -> remedy(one, "INVITE"));
        events.put("invited again", one -> remedy(one, "RESEND"));
        events.put("accepts", this::accepts);
        events.put("accepts at last", this::accepts);
        events.put("slip", one -> remedy(one, "SLIP"));
        events.put("desk QR", one -> remedy(one, "DESK_QR"));
        events.put("not the same", one -> remedy(one, "NOT_SAME"));
        events.put("access ended", one -> desk(one, "access/ending", Map.of("why", "Somebody else took it")));
        events.put("given back", one -> desk(one, "access/ending/undo", Map.of()));
        events.put("merged", this::merges);
        events.put("taken apart", one -> desk(one, "merged/undo", Map.of()));
        events.put("wrong password", one -> one.signsIn.ifPresent(address -> tries(address, "not this one")));
        events.put("mistyped", one -> tries("x" + one.address, "not this one"));
        events.put(
                "asks for a reset",
                one -> new Browser().post(riverside.door + "recover", Map.of("identifier", one.address)));
        events.put("desk sends a reset", one -> remedy(one, "SEND_RESET"));
        events.put("another address", this::moves);
        events.put("address of another", this::shares);
        events.put("another phone", one -> edit(one, one.address, "+33 6 12 34 56 " + (70 + random.nextInt(2))));
        events.put("another phone again", one -> edit(one, one.address, "+33 6 12 34 56 " + (70 + random.nextInt(2))));
        events.put("invitable or not", one -> desk(one, "invitable", Map.of()));
        events.put("wants another address", this::wants);
        events.put(
                "without cookies",
                one -> one.signsIn.ifPresent(address -> new Browser()
                        .post(riverside.door, Map.of("identifier", address, "password", "x", "shown", "1"))));
        events.put("account closed", one -> account(one, "closed_at = now()"));
        events.put("account open", one -> account(one, "closed_at = null"));
        events.put("password off", one -> password(one, "now()"));
        events.put("password on", one -> password(one, "null"));
    }

    @Test
    void right_credentials_enter_exactly_when_nothing_closes_the_door_and_the_list_knows_what_the_checks_say() {
        System.out.println("RandomFactsTest: -Dlatchkey.seed=" + seed);
        for (var n = 0; n < PEOPLE; n++) people.add(somebody(n));
        // Most are inside already; the others come in, or not, by what happens.
        for (var person : people.subList(0, PEOPLE - 3)) {
            riverside.invited(person.file, person.address);
            accepts(person);
        }
        var tops = new TreeSet<String>();
        var entered = 0;
        var stopped = 0;
        for (var round = 0; round < ROUNDS; round++) {
            for (var n = 0; n < 4; n++) happens();
            theListKnows(tops);
            for (var person : people)
                if (person.signsIn.isPresent() && random.nextInt(3) == 0) {
                    if (credentialsDecide(person)) entered++;
                    else stopped++;
                }
        }
        System.out.println("RandomFactsTest: " + story.size() + " events, " + entered + " entered, " + stopped
                + " were stopped, seen first: " + tops);
        assertThat(entered).isPositive();
        assertThat(stopped).isPositive();
        assertThat(tops).hasSizeGreaterThan(5);
    }

    private Person somebody(int n) {
        var address = Riverside.address("p" + n);
        var name = "Person" + (char) ('A' + n);
        var more = new HashMap<>(Map.of("email", address));
        if (n % 4 == 1) more.put("birth", "1984");
        if (n % 5 == 2) more.put("birth", "2019");
        if (n == 3) more.putAll(Map.of("birth", "1970", "phone", "+33 6 12 34 56 70"));
        if (n == 4) more.putAll(Map.of("birth", "1970", "phone", "+33 6 12 34 56 70"));
        return new Person(riverside.add("Ada", n == 4 ? "PersonD" : name, more), name, address);
    }

    private void happens() {
        var names = events.keySet().stream().sorted().toList();
        var what = names.get(random.nextInt(names.size()));
        var person = people.get(random.nextInt(people.size()));
        story.add(person.name + " " + what);
        events.get(what).happensTo(person);
        if (OF_WHOM.contains(what)) whoSignsIn();
    }

    /** Compared until it is so: the list is refreshed a moment later. */
    private void theListKnows(TreeSet<String> tops) {
        var ids = people.stream().map(Person::member).toList();
        Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(differences(ids)).as(told()).isEmpty());
        checked(ids).values().forEach(said -> tops.add(said.getFirst().split(" ")[1]));
    }

    private List<String> differences(List<MemberId> ids) {
        var listed = listed();
        var checked = checked(ids);
        return people.stream()
                .filter(person -> !checked.get(person.member()).equals(listed.get(person.member())))
                .map(person -> person.name + " is " + checked.get(person.member()) + ", and listed as "
                        + listed.get(person.member()))
                .toList();
    }

    private Map<MemberId, List<String>> checked(List<MemberId> ids) {
        var club = riverside.club.id();
        var all = new HashMap<MemberId, List<String>>();
        RunningHouse.bean(Transactions.class)
                .inClub(club, () -> RunningHouse.bean(Diagnoses.class).of(club, ids))
                .forEach((id, diagnosis) -> {
                    var said = new ArrayList<String>();
                    said.add(diagnosis.state() + " " + diagnosis.top().code());
                    diagnosis.findings().stream()
                            .map(finding -> finding.code() + " " + finding.weight())
                            .distinct()
                            .sorted()
                            .forEach(said::add);
                    all.put(id, said);
                });
        return all;
    }

    private Map<MemberId, List<String>> listed() {
        var all = new HashMap<MemberId, List<String>>();
        riverside
                .sql
                .sql(
                        "select a.member_id, a.state || ' ' || a.top as first, array(select f.code || ' ' || f.weight from member_finding f"
                                + " where f.club_id = :club and f.member_id = a.member_id order by 1) as findings"
                                + " from member_access a where a.club_id = :club")
                .param("club", riverside.club.id().value())
                .query(row -> {
                    var said = new ArrayList<String>(List.of(row.getString("first")));
                    Arrays.stream((String[]) row.getArray("findings").getArray())
                            .sorted()
                            .forEach(said::add);
                    all.put(new MemberId(row.getObject("member_id", java.util.UUID.class)), said);
                });
        return all;
    }

    private String told() {
        return "seed " + seed + ", at last " + story.subList(Math.max(0, story.size() - 12), story.size());
    }

    /** @return whether they entered */
    private boolean credentialsDecide(Person person) {
        var club = riverside.club.id();
        var diagnosis = RunningHouse.bean(Transactions.class)
                .inClub(club, () -> RunningHouse.bean(Diagnoses.class).of(club, List.of(person.member())))
                .get(person.member());
        var closing = diagnosis.findings().stream()
                .filter(finding -> finding.weight() == Weight.BLOCKS)
                .filter(finding ->
                        finding.code().gate() == Gate.PROVE || finding.code().gate() == Gate.ENTER)
                .map(Finding::code)
                .findFirst();
        var outcome = tries(person.signsIn.orElseThrow(), Riverside.PASSWORD);
        var inside = outcome instanceof SignInOutcome.SignedIn(var token, var landing)
                && landing instanceof Landing.Person(var member)
                && member.equals(person.member());
        assertThat(inside)
                .as(told() + " " + person.name + " " + diagnosis.findings() + " " + outcome)
                .isEqualTo(closing.isEmpty());
        if (outcome instanceof SignInOutcome.SignedIn(var token, var landing)
                && landing instanceof Landing.Closed closed)
            assertThat(closed.why().code()).as(told()).isEqualTo(closing.orElseThrow());
        return inside;
    }

    /** From a network of its own, so that nobody is throttled. */
    private SignInOutcome tries(String identifier, String password) {
        var network = "198.19." + random.nextInt(256) + "." + random.nextInt(256);
        var client = new Client(network, Optional.empty(), "Firefox on Linux");
        var outcome = RunningHouse.bean(SignIn.class).tryToEnter(riverside.club, identifier, password, client);
        // Wrong ones count for the name too, whatever the network.
        riverside.sql.sql("delete from throttle").update();
        return outcome;
    }

    private void desk(Person person, String what, Map<String, String> form) {
        riverside.owner.post(person.file + "/" + what, form);
    }

    private void remedy(Person person, String id) {
        riverside.remedy(riverside.owner, person.file, id);
    }

    /** Into anybody: what the desk believes of them is its own matter. */
    private void merges(Person person) {
        var other = people.get(random.nextInt(people.size()));
        var page = other.file + "/merge/" + person.file.substring(person.file.lastIndexOf('/') + 1);
        var shown = riverside.owner.get(page).body();
        if (!shown.contains("name=\"versions\"")) return;
        var versions = shown.replaceAll("(?s).*name=\"versions\" value=\"([^\"]*)\".*", "$1");
        var own = random.nextBoolean() ? "THIS" : "OTHER";
        riverside.owner.post(page, Map.of("versions", versions, "checked", "ID_CARD", "own", own));
    }

    private boolean merged(Person person) {
        return riverside
                .sql
                .sql("select merged_into is not null from member where club_id = :club and id = :member")
                .param("club", riverside.club.id().value())
                .param("member", person.member().value())
                .query(Boolean.class)
                .single();
    }

    /** Accesses move with a merge: whoever acts for themselves now signs in by today's username. */
    private void whoSignsIn() {
        for (var person : people)
            person.signsIn =
                    !merged(person) && actsForThemselves(person) ? Optional.of(username(person)) : Optional.empty();
    }

    private void door(boolean open) {
        riverside.owner.post(riverside.door + "desk/settings/sign-in", Map.of("open", "" + open, "why", "Holidays"));
    }

    private void ownSwitch(Person person) {
        riverside
                .sql
                .sql(
                        "select id::text, off_at is not null as off from access where club_id = :club and member_id = :member and ended_at is null")
                .param("club", riverside.club.id().value())
                .param("member", person.member().value())
                .query((row, n) -> Map.entry(row.getString("id"), row.getBoolean("off")))
                .list()
                .forEach(access -> desk(
                        person,
                        "guardians/" + access.getKey() + "/switch",
                        Map.of("off", "" + !access.getValue(), "why", "As they asked")));
    }

    /** By the newest link that reached the address on the file, if it still opens. */
    private void accepts(Person person) {
        if (person.signsIn.isPresent()) return;
        var mails = Riverside.mails(person.address).stream()
                .filter(mail -> mail.text().contains("/k/"))
                .toList();
        if (mails.isEmpty()) return;
        var browser = new Browser();
        var page = browser.get(Riverside.link(mails.getFirst())).headers().firstValue("Location");
        // The newest may be the reset of somebody who shares the mailbox.
        if (page.isEmpty() || !page.get().contains("/invitation/")) return;
        var asked = browser.get(page.get()).body();
        var fact = asked.contains("name=\"fact\"") ? facts(person) : "";
        browser.post(page.get() + "/open", Map.of("fact", fact));
        var answer = browser.post(page.get(), Map.of("password", Riverside.PASSWORD, "as", "self", "how", "new"));
        // The newest may also be the invitation of somebody who shares the mailbox: then it is they who came in.
        if (Riverside.begins(answer))
            people.stream()
                    .filter(one -> one.signsIn.isEmpty() && actsForThemselves(one))
                    // The address may sign in somebody else whose mailbox it is too; the username is nobody else's.
                    .forEach(one -> one.signsIn = Optional.of(username(one)));
    }

    /** Its page asks a secret and mails a link: the row is written as that flow writes it, and then it is typed at the door. */
    private void wants(Person person) {
        var wanted = Riverside.address("wanted");
        write(
                person,
                "insert into confirmation (id, account_id, address_key, as_given, signs_in, created_at, expires_at)"
                        + " select gen_random_uuid(), account_id, '" + wanted + "', '" + wanted + "', true, now(),"
                        + " now() + interval '1 day' from access"
                        + " where member_id = :member and relation = 'SELF' and ended_at is null");
        if (random.nextBoolean()) tries(wanted, "not this one");
    }

    private boolean actsForThemselves(Person person) {
        return riverside
                .sql
                .sql("""
                        select exists (select from access where club_id = :club and member_id = :member
                          and relation = 'SELF' and ended_at is null)""")
                .param("club", riverside.club.id().value())
                .param("member", person.member().value())
                .query(Boolean.class)
                .single();
    }

    private String username(Person person) {
        return riverside
                .sql
                .sql(
                        "select name from member_username where club_id = :club and member_id = :member and retired_at is null")
                .param("club", riverside.club.id().value())
                .param("member", person.member().value())
                .query(String.class)
                .single();
    }

    private String facts(Person person) {
        return riverside
                .sql
                .sql(
                        "select coalesce(birth_year::text, to_char(birth_date, 'YYYY'), right(phone_e164, 4), '') from member"
                                + " where club_id = :club and id = :member")
                .param("club", riverside.club.id().value())
                .param("member", person.member().value())
                .query(String.class)
                .single();
    }

    private void moves(Person person) {
        edit(person, Riverside.address("moved"), "");
    }

    private void shares(Person person) {
        edit(person, people.get(random.nextInt(people.size())).address, "");
    }

    private void edit(Person person, String address, String phone) {
        var page = riverside.owner.get(person.file + "/edit").body();
        var form = new HashMap<String, String>();
        for (var field : List.of("version", "first", "last", "birth", "phone"))
            form.put(field, page.replaceAll("(?s).*name=\"" + field + "\"[^>]*value=\"([^\"]*)\".*", "$1"));
        form.put("email", address);
        if (!phone.isEmpty()) form.putAll(Map.of("phone", phone, "birth", "1970", "last", "PersonD"));
        if (riverside.owner.post(person.file + "/edit", form).statusCode() == 303) person.address = address;
    }

    // No page closes an account or fails a hundred times in a moment: the rows are written as those flows write them.
    private void account(Person person, String closed) {
        write(
                person,
                "update account set " + closed + " where id in (select account_id from access where member_id = :member"
                        + " and relation = 'SELF' and ended_at is null)");
    }

    private void password(Person person, String off) {
        write(
                person,
                "update password set off_at = " + off + " where account_id in (select account_id from access where"
                        + " member_id = :member and relation = 'SELF' and ended_at is null)");
    }

    private void write(Person person, String statement) {
        riverside.sql.sql(statement).param("member", person.member().value()).update();
        riverside
                .sql
                .sql("insert into refresh_queue (club_id, member_id, due) select club_id, id, now() from member"
                        + " where club_id = :club on conflict (club_id, member_id) do update set entered = false")
                .param("club", riverside.club.id().value())
                .update();
    }

    @Test
    void what_nobody_marks_the_list_does_not_know() {
        people.add(somebody(0));
        var ids = List.of(people.getFirst().member());
        Awaitility.await().atMost(SOON).until(() -> listed().equals(checked(ids)));
        riverside
                .sql
                .sql("update member set archived_at = now() where id = :member")
                .param("member", ids.getFirst().value())
                .update();
        assertThat(listed()).isNotEqualTo(checked(ids));
        write(people.getFirst(), "update member set archived_why = 'Moved' where id = :member");
        Awaitility.await().atMost(SOON).until(() -> listed().equals(checked(ids)));
    }

    @Test
    void each_refusal_has_one_code_and_each_code_that_closes_the_door_one_refusal() {
        var refusals = new EnumMap<FindingCode, List<Refusal>>(FindingCode.class);
        for (var refusal : Refusal.values())
            refusals.computeIfAbsent(refusal.code(), code -> new ArrayList<>()).add(refusal);
        for (var code : FindingCode.values()) {
            if (code.gate() != Gate.PROVE && code.gate() != Gate.ENTER) continue;
            // The former password is a wrong one with evidence; what was asked for and is on its way refuses nobody.
            var none = EnumSet.of(
                    FindingCode.PASSWORD_CHANGED_RECENTLY,
                    FindingCode.RESET_PENDING,
                    FindingCode.EMAIL_CHANGE_PENDING,
                    FindingCode.LOGIN_ADDRESS_DEAD,
                    FindingCode.LINKED_TO_OTHER,
                    FindingCode.SECOND_FACTOR_LOST);
            if (none.contains(code)) assertThat(refusals).doesNotContainKey(code);
            // Waiting a moment, and a password that is off until a reset.
            else if (code == FindingCode.THROTTLED)
                assertThat(refusals.get(code)).containsExactly(Refusal.THROTTLED, Refusal.PASSWORD_OFF);
            else assertThat(refusals.get(code)).as(code.name()).hasSize(1);
        }
        var closing = Arrays.stream(FindingCode.values())
                .flatMap(code -> Refusal.closing(code).stream()
                        .peek(why -> assertThat(why.code()).isEqualTo(code)))
                .toList();
        assertThat(closing)
                .containsExactlyInAnyOrder(
                        Refusal.CLUB_ACCESS_OFF,
                        Refusal.MERGED_AWAY,
                        Refusal.MEMBER_ARCHIVED,
                        Refusal.ACCESS_SWITCHED_OFF,
                        Refusal.ACCOUNT_CLOSED,
                        Refusal.PASSWORD_OFF);
    }
}
