package app.latchkey.access.panel;

import app.latchkey.access.Diagnoses;
import app.latchkey.access.Diagnosis;
import app.latchkey.access.EndingAccess;
import app.latchkey.access.Finding;
import app.latchkey.access.FindingCode;
import app.latchkey.access.RemedyId;
import app.latchkey.access.Words;
import app.latchkey.access.guardians.Guardians;
import app.latchkey.access.ledger.References;
import app.latchkey.access.relink.Relinks;
import app.latchkey.access.remedies.Leads;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.clubs.Staff;
import app.latchkey.clubs.StaffMember;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.Merges;
import app.latchkey.messages.MailProvider;
import app.latchkey.messages.MessageFacts;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.texts.Texts;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** From a diagnosis to what the desk reads. */
@Component
public class PanelDrawing {
    private static final List<String> SHOWN = List.of(
            "address",
            "suggestion",
            "mailServer",
            "typed",
            "otherName",
            "holder",
            "guardian",
            "why",
            "code",
            "words",
            "lane",
            "place",
            "nextTry",
            "askedAt",
            "sentAt",
            "arrivedAt",
            "openedAt",
            "expiresAt",
            "tries",
            "ref",
            "since");
    private static final Set<String> MACHINE = Set.of("address", "suggestion", "typed", "code", "words", "ref");
    private static final Set<FindingCode> BY_MAIL = Set.of(
            FindingCode.INVITATION_UNOPENED,
            FindingCode.INVITATION_DELAYED,
            FindingCode.INVITATION_QUEUED,
            FindingCode.ACCESS_CODE_ACTIVE,
            FindingCode.RESET_PENDING);
    private static final int MOST_EVENTS = 12;

    private final Diagnoses diagnoses;
    private final MemberFiles files;
    private final Staff staff;
    private final History history;
    private final Guardians guardians;
    private final Relinks relinks;
    private final EndingAccess ending;
    private final Merges merges;
    private final MessageFacts messages;
    private final SinceThen sinceThen;
    private final Words words;
    private final Texts texts;
    private final Transactions transactions;

    PanelDrawing(
            Diagnoses diagnoses,
            MemberFiles files,
            Staff staff,
            History history,
            Guardians guardians,
            Relinks relinks,
            EndingAccess ending,
            Merges merges,
            MessageFacts messages,
            SinceThen sinceThen,
            Words words,
            Texts texts,
            Transactions transactions) {
        this.diagnoses = diagnoses;
        this.files = files;
        this.staff = staff;
        this.history = history;
        this.guardians = guardians;
        this.relinks = relinks;
        this.ending = ending;
        this.merges = merges;
        this.messages = messages;
        this.sinceThen = sinceThen;
        this.words = words;
        this.texts = texts;
        this.transactions = transactions;
    }

    public Optional<PanelView> draw(Desk desk, MemberId member) {
        return diagnoses
                .now(desk.club().id(), member)
                .map(diagnosis -> transactions.readInClub(desk.club().id(), () -> draw(desk, diagnosis)));
    }

    private PanelView draw(Desk desk, Diagnosis diagnosis) {
        var club = desk.club();
        var locale = Frame.current().locale();
        var file = files.find(club.id(), diagnosis.member()).orElseThrow();
        var top = diagnosis.top();
        return new PanelView(
                file.id().toString(),
                file.name(),
                diagnosis.state().name(),
                words.state(diagnosis.state(), locale),
                top.code().name(),
                top.side().name(),
                words.side(top.side(), locale),
                words.sentence(club, file.called(), top, diagnosis.at(), locale),
                facts(desk, top, diagnosis.at(), locale),
                offers(desk, file, top),
                diagnosis.findings().stream()
                        .skip(1)
                        .map(note -> new PanelView.Note(
                                note.code().name(),
                                words.few(club, note.code().name(), note.evidence(), diagnosis.at(), locale)))
                        .toList(),
                timeline(desk, file.id(), locale),
                actors(desk, file),
                undo(desk, file),
                parts(desk, file),
                diagnosis.lastSuccess(),
                diagnosis.lastDevice(),
                diagnosis
                        .lastSuccess()
                        .map(last -> sinceThen.of(club.id(), file.id(), last, locale))
                        .orElse(List.of()),
                file.username(),
                file.address().map(MemberFile.MainAddress::asGiven));
    }

    private List<PanelView.Fact> facts(Desk desk, Finding top, Instant now, Locale locale) {
        var facts = new ArrayList<PanelView.Fact>();
        for (var key : SHOWN) {
            var value = top.evidence().getOrDefault(key, "");
            if (value.isEmpty() || needless(key, value, top)) continue;
            var shown = Finding.moment(key)
                    ? Moments.say(
                            texts, locale, Instant.parse(value), desk.club().timeZone(), now)
                    : switch (key) {
                        case "ref" -> References.shown(value);
                        case "words" -> bare(value, top.evidence().getOrDefault("code", ""));
                        case "mailServer" ->
                            texts.say(
                                    locale,
                                    "access.mailserver." + value,
                                    top.evidence().getOrDefault("domain", ""));
                        case "lane" -> texts.say(locale, "messages.lane." + value);
                        default -> value;
                    };
            facts.add(new PanelView.Fact(texts.say(locale, "access.evidence." + key), shown, MACHINE.contains(key)));
        }
        facts.addAll(mailbox(desk, top, now, locale));
        return facts;
    }

    /** What can be said about a mailbox by its domain: where such mail hides there, and whether its servers take ours now. */
    private List<PanelView.Fact> mailbox(Desk desk, Finding top, Instant now, Locale locale) {
        var domain = top.evidence().getOrDefault("domain", "");
        if (domain.isEmpty() || !BY_MAIL.contains(top.code())) return List.of();
        var facts = new ArrayList<PanelView.Fact>();
        var provider = MailProvider.of(domain);
        if (provider != MailProvider.UNKNOWN)
            facts.add(new PanelView.Fact(
                    texts.say(locale, "access.mailbox.folder"),
                    desk.club().formality().say(texts, locale, provider.folder()),
                    false));
        messages.puttingOff(domain)
                .map(since -> Moments.say(texts, locale, since, desk.club().timeZone(), now))
                .ifPresent(since -> facts.add(new PanelView.Fact(
                        texts.say(locale, "access.mailbox.puttingOff"),
                        texts.say(locale, "access.mailbox.puttingOff.since", domain, since),
                        false)));
        return facts;
    }

    /** A link's reason is a code and stands in the sentence already, as the lane does of a mail that has left it. */
    private static boolean needless(String key, String value, Finding top) {
        return switch (key) {
            case "why" -> top.code().group() == FindingCode.Group.INVITATION;
            case "tries" -> value.equals("1");
            case "lane" -> !top.evidence().containsKey("place");
            default -> false;
        };
    }

    private List<PanelView.Offer> offers(Desk desk, MemberFile file, Finding top) {
        var people = staff.all(desk.club().id());
        return top.remedies().stream()
                .map(id -> offer(desk, file, top, id, people))
                .toList();
    }

    private static PanelView.Offer offer(
            Desk desk, MemberFile file, Finding top, RemedyId id, List<StaffMember> people) {
        var allowed = desk.may(id.permission());
        var whoCan = allowed
                ? List.<String>of()
                : people.stream()
                        .filter(person -> person.may(id.permission()))
                        .map(StaffMember::name)
                        .toList();
        var href = desk.at(Leads.to(id, file.id(), top.evidence()));
        return new PanelView.Offer(id, allowed, whoCan, href, id.hasPage() || id.elsewhere());
    }

    /** Newest first. Inside a transaction of the club. */
    public List<PanelView.Happened> timeline(Desk desk, MemberId member, Locale locale) {
        return history.of(desk.club().id(), member, MOST_EVENTS).stream()
                .map(event -> new PanelView.Happened(
                        event.at(),
                        mood(event.event()),
                        texts.say(locale, key(event.event())),
                        said(event.code(), event.words()),
                        event.ref().map(References::shown).orElse("")))
                .toList();
    }

    private List<PanelView.Actor> actors(Desk desk, MemberFile file) {
        return guardians.acting(desk, file.id()).stream()
                .map(one -> new PanelView.Actor(
                        one.name(),
                        one.access().self(),
                        one.access().offAt().isPresent(),
                        one.access().since(),
                        one.access().lastEnteredAt()))
                .toList();
    }

    private Optional<PanelView.Undo> undo(Desk desk, MemberFile file) {
        var club = desk.club().id();
        var may = desk.may(Permission.ACCESS_RELINK);
        return relinks.undoable(club, file.id())
                .map(move -> new PanelView.Undo(PanelView.Undone.RELINK, move.at(), move.until(), may))
                .or(() -> ending.undoable(club, file.id())
                        .map(ended -> new PanelView.Undo(PanelView.Undone.ENDING, ended.at(), ended.until(), may)));
    }

    private List<PanelView.Part> parts(Desk desk, MemberFile file) {
        return merges.into(desk.club().id(), file.id()).stream()
                .flatMap(merge -> files
                        .find(desk.club().id(), merge.absorbed())
                        .map(old -> new PanelView.Part(
                                old.name(),
                                old.number(),
                                desk.at("members/" + old.id()),
                                merge.at(),
                                merge.until(),
                                desk.may(Permission.MEMBERS_MERGE)
                                        && merge.until().isAfter(transactions.now())))
                        .stream())
                .toList();
    }

    // Most servers say their code once more before their words.
    private static String bare(String words, String code) {
        return words.startsWith(code) ? words.substring(code.length()).strip() : words;
    }

    private static String said(String code, String words) {
        return (code + " " + bare(words, code)).strip();
    }

    private String key(String event) {
        var key = "access.event." + event;
        return texts.has(key) ? key : "access.event.OTHER";
    }

    private static String mood(String event) {
        return switch (event) {
            case "TRY_ENTERED",
                    "LINK_USED",
                    "LINK_OPENED",
                    "MAIL_ACCEPTED",
                    "MAIL_DELIVERED",
                    "MAIL_LINK_OPENED",
                    "MAIL_LINK_USED" -> "good";
            case "MAIL_DELAYED", "MAIL_QUEUED", "MAIL_HELD", "MAIL_UNKNOWN" -> "wait";
            case "LINK_FETCHED", "MAIL_REQUESTED", "MAIL_CLAIMED", "MAIL_CANCELLED", "MAIL_HURRIED" -> "";
            default -> "bad";
        };
    }
}
