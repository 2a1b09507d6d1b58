package app.latchkey.access.home;

import app.latchkey.access.Finding;
import app.latchkey.access.FindingCode;
import app.latchkey.access.Refusal;
import app.latchkey.access.checks.DoorFacts;
import app.latchkey.access.checks.Facts;
import app.latchkey.access.checks.Ranking;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.projection.StaleNeighbours;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Client;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.throttle.Throttle;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides the landing by the same checks that the panel shows. Inside a transaction of the club. */
@Component
public class Arrival {
    /** Why an access ended that the desk took away. */
    public static final String ENDED = "ENDED";

    private final Transactions transactions;
    private final MemberFiles files;
    private final Accesses accesses;
    private final DoorFacts door;
    private final Accounts accounts;
    private final Clubs clubs;
    private final Entry entry;
    private final StaleNeighbours neighbours;
    private final Audit audit;

    Arrival(
            Transactions transactions,
            MemberFiles files,
            Accesses accesses,
            DoorFacts door,
            Accounts accounts,
            Clubs clubs,
            Entry entry,
            StaleNeighbours neighbours,
            Audit audit) {
        this.transactions = transactions;
        this.files = files;
        this.accesses = accesses;
        this.door = door;
        this.accounts = accounts;
        this.clubs = clubs;
        this.entry = entry;
        this.neighbours = neighbours;
        this.audit = audit;
    }

    private record Tried(Access access, Facts facts, Optional<Finding> closing) {}

    private record Here(List<Tried> tried, DoorFacts.Here seen) {
        boolean desk() {
            return seen.worksHere();
        }

        Stream<Tried> open() {
            return tried.stream().filter(one -> one.closing.isEmpty());
        }

        /** One for each person: whoever may act for themselves needs no other right to it. */
        List<Landing.Way> ways() {
            var members = new HashSet<MemberId>();
            var open = open().filter(one -> members.add(one.access.member())).toList();
            var several = desk() ? !open.isEmpty() : open.size() > 1;
            return open.stream()
                    .map(one -> new Landing.Way(
                            one.access.member(), one.facts.file().name(), one.access.self(), several))
                    .toList();
        }
    }

    public Landing landing(Club club, AccountId account) {
        return landing(club, account, here(club, account));
    }

    private Landing landing(Club club, AccountId account, Here here) {
        var open = here.ways();
        var desk = here.desk();
        if (desk && open.isEmpty()) return new Landing.AtDesk();
        if (open.size() == 1 && !desk) return new Landing.Person(open.getFirst().member());
        if (!open.isEmpty()) return new Landing.Choose(open, desk);
        return here.tried.stream()
                .flatMap(one -> one.closing.stream())
                .findFirst()
                .map(Arrival::closed)
                .orElseGet(() -> new Landing.NotHere(
                        clubs.find(accounts.clubs(account)), accesses.lastEnded(club.id(), account, ENDED)));
    }

    /**
     * @param factors with which they have shown who they are, as the session has them
     * @param settlement of the try that was counted against them
     */
    public record By(AccountId account, List<String> factors, Client client, Throttle.Settlement settlement) {}

    /** Somebody has just proven who they are: everyone they may act for has been entered, and the ledger says so. */
    public Landing enter(Club club, By by) {
        return enter(club, by, true);
    }

    /** @param factors with which, as the session has them */
    public Landing enter(Club club, AccountId account, List<String> factors, Client client) {
        return enter(club, new By(account, factors, client, Throttle.Settlement.NONE));
    }

    /** By a link that says itself in the ledger what became of it. */
    public Landing enterByLink(Club club, AccountId account, List<String> factors, Client client) {
        return enter(club, new By(account, factors, client, Throttle.Settlement.NONE), false);
    }

    /** What {@link #enterAtLast} is to know, for the transaction to begin with. */
    public Question<DoorFacts.Held> hold(Club club, AccountId account) {
        return door.hold(club, account);
    }

    /** The same as the last thing in its transaction. */
    public Landing enterAtLast(Club club, By by, DoorFacts.Held held) {
        var here = here(held.here());
        transactions.last(entry(club, by, here, true));
        return landing(club, by.account(), here);
    }

    private Landing enter(Club club, By by, boolean noted) {
        var here = here(transactions.ask(door.hold(club, by.account())).here());
        transactions.ask(entry(club, by, here, noted));
        return landing(club, by.account(), here);
    }

    private Question<Boolean> entry(Club club, By by, Here here, boolean noted) {
        var account = by.account();
        if (here.desk())
            audit.write(
                    club.id(),
                    Actor.staff(account),
                    "access.audit.staff.entered",
                    Subject.account(account),
                    Map.of("factors", String.join(" ", by.factors())));
        var open = here.open().map(Tried::access).toList();
        var tried = here.tried.stream().map(one -> one.access.member()).toList();
        // What is said of a second file of theirs, or of one with their address, depends on whether they get in.
        if (open.stream().anyMatch(access -> access.lastEnteredAt().isEmpty()))
            neighbours.of(club.id(), tried, List.of(account));
        return entry.write(
                club.id(),
                by,
                tried,
                open,
                open.stream()
                        .filter(access -> noted && access.self())
                        .map(Access::member)
                        .toList());
    }

    /** The access by which this account may act for this member now. */
    public Optional<Access> mayActFor(Club club, AccountId account, MemberId member) {
        return here(club, account)
                .open()
                .map(Tried::access)
                .filter(access -> access.member().equals(member))
                .findFirst();
    }

    /** The address of an old file leads to the one that it became part of, for whoever acts for that. */
    public String instead(Club club, List<Landing.Way> ways, MemberId member, String page) {
        return files.now(club.id(), member)
                .filter(now -> ways.stream().anyMatch(way -> way.member().equals(now)))
                .map(now -> club.path() + "me/" + now + "/" + page)
                .orElse(club.path());
    }

    public List<Landing.Way> ways(Club club, AccountId account) {
        return here(club, account).ways();
    }

    record Home(Instant now, List<Landing.Way> ways, boolean offersPasskey) {}

    /** In no transaction: a single look. */
    Home home(Club club, AccountId account) {
        var here = here(door.glance(club, account));
        return new Home(here.seen.now(), here.ways(), here.seen.offersPasskey());
    }

    private Here here(Club club, AccountId account) {
        return here(door.read(club, account));
    }

    private static Here here(DoorFacts.Here facts) {
        return new Here(
                facts.given().entrySet().stream()
                        .map(entry ->
                                new Tried(entry.getKey(), entry.getValue(), closing(entry.getKey(), entry.getValue())))
                        .toList(),
                facts);
    }

    private static Optional<Finding> closing(Access access, Facts facts) {
        var closing = Ranking.of(facts).findings().stream()
                .filter(Finding::closesTheDoor)
                .filter(finding -> access.self() || finding.code().gate() == FindingCode.Gate.ENTER)
                .findFirst();
        if (closing.isPresent() || access.self() || access.offAt().isEmpty()) return closing;
        return Optional.of(Finding.of(
                FindingCode.ACCESS_SWITCHED_OFF,
                app.latchkey.access.Weight.BLOCKS,
                app.latchkey.access.Side.CLUB,
                access.offAt().get()));
    }

    private static Landing closed(Finding finding) {
        var why = Refusal.closing(finding.code()).orElse(Refusal.CLUB_ACCESS_OFF);
        return new Landing.Closed(why, since(finding), finding.evidence().getOrDefault("why", ""));
    }

    private static Instant since(Finding finding) {
        var text = finding.evidence().get("since");
        return text == null ? finding.since() : Instant.parse(text);
    }
}
