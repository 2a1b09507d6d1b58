package app.latchkey.access.activity;

import app.latchkey.access.home.Landing;
import app.latchkey.access.ledger.References;
import app.latchkey.accounts.Account;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.AuditEntry;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.MessageFact;
import app.latchkey.messages.Messages;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gathers what a person may see of themselves. Inside a transaction of the club. */
@Component
class Activity {
    private static final int MOST = 30;

    private final Tries tries;
    private final Messages messages;
    private final MemberFiles files;
    private final Audit audit;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Texts texts;

    Activity(
            Tries tries,
            Messages messages,
            MemberFiles files,
            Audit audit,
            Accounts accounts,
            Sessions sessions,
            Texts texts) {
        this.tries = tries;
        this.messages = messages;
        this.files = files;
        this.audit = audit;
        this.accounts = accounts;
        this.sessions = sessions;
        this.texts = texts;
    }

    /** @param seen the person themselves: a guardian sees no tries and no devices of somebody else */
    record Seen(
            List<ActivityPage.Tried> tried, List<ActivityPage.Sent> sent, List<ActivityPage.Deed> deeds, int devices) {}

    Seen of(Club club, SignedIn me, Landing.Way acting) {
        var own = acting.self();
        return new Seen(
                own ? tried(club, acting) : List.of(),
                messages
                        .ofPerson(club.id(), acting.member(), own ? Optional.of(me.account()) : Optional.empty(), MOST)
                        .stream()
                        .map(this::sent)
                        .toList(),
                deeds(club, me, acting),
                own ? sessions.of(me.account()).size() : 0);
    }

    private List<ActivityPage.Tried> tried(Club club, Landing.Way acting) {
        return tries.of(club.id(), acting.member(), MOST).stream()
                .map(one -> new ActivityPage.Tried(
                        one.at(),
                        known("access.event.TRY_" + one.reason(), "access.event.OTHER"),
                        one.reason().equals("ENTERED"),
                        one.device(),
                        one.factors().stream().map("access.factor."::concat).toList(),
                        one.reason().equals("ENTERED") ? "" : References.shown(one.ref()),
                        one.stranger()))
                .toList();
    }

    private ActivityPage.Sent sent(MessageFact mail) {
        return new ActivityPage.Sent(
                mail.createdAt(),
                known("messages.kind." + mail.kind(), "messages.kind.other"),
                mail.addressAsSent(),
                "messages.state." + mail.state(),
                mail.state().arrived());
    }

    private List<ActivityPage.Deed> deeds(Club club, SignedIn me, Landing.Way acting) {
        var subjects = new ArrayList<>(files.parts(club.id(), acting.member()).stream()
                .map(Subject::member)
                .toList());
        var entries = new ArrayList<>(audit.all(club.id(), subjects, MOST));
        if (acting.self()) entries.addAll(audit.all(club.id(), List.of(Subject.account(me.account())), MOST));
        var people = accounts.find(entries.stream()
                .flatMap(entry -> entry.actor().stream())
                .distinct()
                .toList());
        return entries.stream()
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .limit(MOST)
                .map(entry -> deed(entry, me.account(), people))
                .toList();
    }

    private ActivityPage.Deed deed(AuditEntry entry, AccountId me, Map<AccountId, Account> people) {
        var name = entry.actor()
                .filter(actor -> !actor.equals(me))
                .flatMap(actor -> Optional.ofNullable(people.get(actor)))
                .map(Account::holderName);
        var as = entry.actor().filter(me::equals).isPresent() ? Actor.As.MEMBER : entry.as();
        return new ActivityPage.Deed(
                entry.at(),
                known(entry.sentence(), "access.activity.deed"),
                entry.text().orElse(""),
                name.orElse(""),
                as);
    }

    private String known(String key, String otherwise) {
        return texts.has(key) ? key : otherwise;
    }
}
