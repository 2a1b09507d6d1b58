package app.latchkey.operator.demo;

import app.latchkey.access.FindingCode;
import app.latchkey.access.InviteOutcome;
import app.latchkey.accounts.Totp;
import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.NewClub;
import app.latchkey.clubs.Role;
import app.latchkey.members.ContactAddress;
import app.latchkey.members.MemberImport;
import app.latchkey.messages.Lane;
import app.latchkey.messages.MessageState;
import app.latchkey.operator.ClubFounding;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A club of the demo while it is made: its list, its people by their files, the mails they got. */
final class DemoClub {
    private static final String HEADINGS = "Member ID,First name,Last name,Email,Phone,Birth date,Status";
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) Version/19.1 Mobile Safari/604.1",
            "Mozilla/5.0 (Linux; Android 16) Chrome/142.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) Version/19.1 Safari/605.1");

    private static final Pattern LINK = Pattern.compile("/k/[A-Za-z0-9_-]+");
    private static final int RECENT = 40;

    private final House house;
    private final Club club;
    private final Map<DemoPerson, MemberId> files = new HashMap<>();
    private final Map<DemoPerson, UUID> mails = new ConcurrentHashMap<>();
    private final Map<DemoPerson, String> links = new ConcurrentHashMap<>();
    private final AtomicInteger phones = new AtomicInteger();

    private DemoClub(House house, Club club) {
        this.house = house;
        this.club = club;
    }

    /** With its owner and somebody at the front desk, both inside. */
    static DemoClub found(House house, NewClub wanted, String owner, String atTheDesk) {
        var who = SignIns.of(wanted.slug(), wanted.name(), List.of());
        if (!(house.founding.found(wanted, address(who.owner())) instanceof ClubFounding.Founded.Done done))
            throw new IllegalStateException("The club " + wanted.slug() + " is there already");
        var made = new DemoClub(house, done.club());
        var desk = house.staff.invite(done.club(), address(who.desk()), Role.FRONT_DESK, Actor.COMMAND_LINE);
        made.takeOffice(done.ownerLink(), owner);
        made.takeOffice(desk, atTheDesk);
        return made;
    }

    private static EmailAddress.Valid address(String text) {
        return EmailAddress.valid(text).orElseThrow();
    }

    private void takeOffice(String link, String name) {
        var browser = phone();
        browser.submit(
                opened(browser, link, ""),
                Map.of("as", "self", "how", "new", "name", name, "password", SignIns.PASSWORD));
    }

    Phone phone() {
        var agent = AGENTS.get(phones.getAndIncrement() % AGENTS.size());
        return new Phone(house.settings.port(), club.locale().getLanguage(), agent);
    }

    Phone signIn(String identifier) {
        var browser = phone();
        browser.submit(club.path(), Map.of("identifier", identifier, "password", SignIns.PASSWORD));
        return browser;
    }

    Phone owner() {
        return signIn("owner@" + club.slug() + ".example");
    }

    Phone desk() {
        return signIn("desk@" + club.slug() + ".example");
    }

    String path(String below) {
        return club.path() + below;
    }

    MemberId file(DemoPerson person) {
        var id = files.get(person);
        if (id == null) throw new IllegalStateException(person + " is on no file");
        return id;
    }

    /** Brings a list in and waits for it. */
    void enrol(List<DemoPerson> people) {
        var id = queue(people, files.size());
        house.imports.work(club.id(), id);
        Crowd.until(
                "an import",
                () -> house.imports.status(club.id(), id).orElseThrow().over());
        var rows = house.imports.rows(club.id(), id, 0, people.size() + 1);
        for (var i = 0; i < people.size(); i++)
            files.put(people.get(i), rows.get(i).member().orElseThrow());
    }

    /** Brings a list in behind everything else; killed, it goes on at the next start. */
    UUID queue(List<DemoPerson> people, int before) {
        var lines = new ArrayList<>(List.of(HEADINGS));
        for (var i = 0; i < people.size(); i++) lines.add(people.get(i).row(before + i + 1));
        try {
            var list = Files.createTempFile(house.settings.dataDir(), "demo-", ".csv");
            Files.writeString(list, String.join("\n", lines));
            var started = start(list);
            Files.deleteIfExists(list);
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private UUID start(Path list) {
        var started = house.imports.start(
                club.id(), Actor.COMMAND_LINE, list, club.slug() + ".csv", MemberImport.Wishes.NONE, false);
        if (started instanceof MemberImport.Started.Import(var id)) return id;
        throw new IllegalStateException("The list of " + club.slug() + " was refused: " + started);
    }

    /** By a click of the desk; the mail has left, or was refused, when this returns. */
    void invite(Collection<DemoPerson> people) {
        send(people);
        Crowd.until("mails to leave", () -> states(people).noneMatch(MessageState.QUEUED::equals));
    }

    /** Without waiting: their mails stay here. */
    void send(Collection<DemoPerson> people) {
        Crowd.each(people, person -> {
            var outcome = house.invitations.invite(club, file(person), Actor.COMMAND_LINE, Lane.ACCESS);
            if (!(outcome instanceof InviteOutcome.Invited(var to, var message)))
                throw new IllegalStateException(person + ": " + outcome);
            mails.put(person, message);
        });
    }

    private Stream<MessageState> states(Collection<DemoPerson> people) {
        var asked = people.stream().map(mails::get).toList();
        return house.transactions.inClub(club.id(), () -> house.messages.read(club.id(), asked)).values().stream()
                .map(fact -> fact.state());
    }

    /** The path in the invitation's mail. */
    String link(DemoPerson person) {
        return links.computeIfAbsent(person, any -> {
            var mail = house.captured.find(Objects.requireNonNull(mails.get(person), person.name()));
            return linkIn(mail.orElseThrow().text());
        });
    }

    private static String linkIn(String text) {
        var found = LINK.matcher(text);
        if (!found.find()) throw new IllegalStateException("A mail of the demo has no link");
        return found.group();
    }

    /** Opens a link and presses Continue; @return where the next form goes */
    String opened(Phone browser, String link, String fact) {
        var form = browser.get(link);
        browser.submit(form + "/open", Map.of("fact", fact));
        return form;
    }

    void open(Collection<DemoPerson> people) {
        Crowd.each(people, person -> opened(phone(), link(person), person.year()));
    }

    /** Each makes an account of their own. */
    void accept(Collection<DemoPerson> people) {
        invite(people);
        Crowd.each(people, person -> {
            var browser = phone();
            var form = opened(browser, link(person), person.year());
            browser.submit(form, Map.of("as", "self", "how", "new", "name", "", "password", SignIns.PASSWORD));
        });
    }

    /** Somebody takes a child on: with the account they have, or a new one. */
    void lookAfter(DemoPerson child, Map<String, String> as) {
        invite(List.of(child));
        var browser = phone();
        var form = new HashMap<>(as);
        form.put("as", "guardian");
        form.put("password", SignIns.PASSWORD);
        browser.submit(opened(browser, link(child), child.year()), form);
    }

    /** The mailbox is a parent's, who has an account for a child and takes this file on as if it were their own. */
    void acceptWithTheAccountOfAnother(DemoPerson person) {
        invite(List.of(person));
        var browser = phone();
        browser.submit(
                opened(browser, link(person), person.year()),
                Map.of("as", "self", "how", "existing", "identifier", person.email(), "password", SignIns.PASSWORD));
    }

    void tryToEnter(String identifier, String password) {
        phone().post(club.path(), Map.of("identifier", identifier, "password", password));
    }

    /** Until that is what it shows: how many tries it takes depends on how quickly they come, and who else waits for a hash. */
    void tryUntil(FindingCode shows, DemoPerson person, String password) {
        Crowd.until("tries of " + person.email() + " that show " + shows, () -> {
            tryToEnter(person.email(), password);
            return house.diagnoses
                    .now(club.id(), file(person))
                    .filter(now -> now.top().code() == shows)
                    .isPresent();
        });
    }

    /** Signed in they mistype their new address, and the next time they sign in with it. */
    void wantsAnotherAddress(DemoPerson person) {
        var mistyped = person.mailing("gmial.com").email();
        signIn(person.email()).submit("/account/addresses", Map.of("address", mistyped, "use", "SIGN_IN"));
        tryToEnter(mistyped, SignIns.PASSWORD);
    }

    /** The page was shown, and its form comes back from a browser that kept nothing. */
    void tryWithoutCookies(DemoPerson person) {
        phone().post(club.path(), Map.of("identifier", person.email(), "password", SignIns.PASSWORD, "shown", "1"));
    }

    /** Asks for a reset and has its mail. @return the path in it */
    String recover(DemoPerson person) {
        phone().post(path("recover"), Map.of("identifier", person.email()));
        var found = new ArrayList<String>();
        Crowd.until("a reset", () -> {
            house.captured.newest(RECENT).stream()
                    .filter(mail ->
                            mail.to().equals(person.email()) && !mail.text().contains(invitation(person)))
                    // A notice that comes meanwhile has none.
                    .flatMap(mail -> LINK.matcher(mail.text()).results())
                    .forEach(link -> found.add(link.group()));
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private String invitation(DemoPerson person) {
        return links.getOrDefault(person, "no invitation");
    }

    void choosePassword(String link, String password) {
        var browser = phone();
        browser.submit(browser.get(link), Map.of("password", password));
    }

    /** Somebody at the desk presses the button of a remedy. */
    void mend(Phone desk, DemoPerson person, String remedy, Map<String, String> form) {
        desk.submit(path("desk/members/" + file(person) + "/access/remedies/" + remedy), form);
    }

    void writeNoMore(DemoPerson person, String words) {
        owner().post(path("desk/suppressions"), Map.of("address", person.email(), "words", words));
    }

    void archive(DemoPerson person, String why) {
        house.changes.archive(club.id(), Actor.COMMAND_LINE, file(person), why);
    }

    /** Their two files become one, as the owner does it. */
    void merge(DemoPerson twin, DemoPerson kept) {
        var versions = house.transactions.readInClub(club.id(), () -> version(kept) + " " + version(twin));
        var led = owner().post(
                        path("desk/members/" + file(kept) + "/merge/" + file(twin)),
                        Map.of("versions", versions, "checked", "KNOWN"));
        if (!led.endsWith("/" + file(kept))) throw new IllegalStateException(twin + " was not merged: " + led);
    }

    private int version(DemoPerson person) {
        return house.sheets.find(club.id(), file(person)).orElseThrow().version();
    }

    void switchOff(DemoPerson person, String why) {
        house.changes.switchAccess(club.id(), Actor.COMMAND_LINE, file(person), true, why);
    }

    /** Their telephone, with the authenticator application on it, is not at hand in a demo. */
    void secondFactor(DemoPerson person) {
        house.transactions.global(() -> {
            var account = house.addresses
                    .signingIn(EmailAddress.parse(person.email()).key())
                    .orElseThrow();
            var secret = house.factors.begin(account);
            var code = Totp.code(secret, Totp.step(house.transactions.now()));
            if (!house.factors.confirm(account, code)) throw new IllegalStateException("No second factor");
        });
    }

    /** Nor is the one that keeps their passkey. */
    void passkeyOnly(DemoPerson person) {
        house.transactions.global(() -> {
            var account = house.addresses
                    .signingIn(EmailAddress.parse(person.email()).key())
                    .orElseThrow();
            var id = person.email().getBytes(StandardCharsets.UTF_8);
            house.passkeys.add(
                    account, "Safari · iPhone", id, house.settings.baseUrl().getHost(), id, 0);
            house.passwords.remove(account);
        });
    }

    void loseTheSecondFactor(DemoPerson person) {
        signIn(person.email()).submit(path("lost-factor"), Map.of());
    }

    void closeAccount(DemoPerson person) {
        signIn(person.email()).submit(path("me/" + file(person) + "/leaving/account"), Map.of());
    }

    void missTheSecondStep(DemoPerson person) {
        signIn(person.email()).post(path("second-step"), Map.of("code", "not the code"));
    }

    void nowAt(DemoPerson person, String address) {
        house.changes.putOnFile(club.id(), Actor.COMMAND_LINE, file(person), address, ContactAddress.Source.DESK);
    }

    /** The owner gives the club its colour; everybody's answer is looked at again. */
    void paint(String colour) {
        change(Map.of("colour", colour));
    }

    void change(Map<String, String> settings) {
        var form = new HashMap<>(Map.of(
                "name", club.name(),
                "country", club.country(),
                "timeZone", club.timeZone().getId(),
                "language", club.locale().getLanguage(),
                "currency", club.currency()));
        form.putAll(settings);
        owner().submit(path("desk/settings"), form);
    }
}
