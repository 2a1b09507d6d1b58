package app.latchkey.access.panel;

import app.latchkey.access.grants.Accesses;
import app.latchkey.accounts.Passwords;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.texts.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What was changed since somebody last got in: when it worked then and does not now, it is often this. */
@Component
class SinceThen {
    private static final Set<String> TELLING = Set.of(
            "members.audit.address",
            "members.audit.archived",
            "members.audit.restored",
            "members.audit.off",
            "members.audit.on",
            "members.audit.own",
            "members.audit.own.not",
            "access.audit.relinked",
            "access.audit.relink.undone",
            "access.audit.ended",
            "access.audit.ended.undone");
    private static final int LOOKED_AT = 50;
    private static final int MOST = 4;

    private final Audit audit;
    private final Accesses accesses;
    private final Passwords passwords;
    private final Texts texts;

    SinceThen(Audit audit, Accesses accesses, Passwords passwords, Texts texts) {
        this.audit = audit;
        this.accesses = accesses;
        this.passwords = passwords;
        this.texts = texts;
    }

    /** Newest first. Inside a transaction of the club. */
    List<PanelView.Change> of(ClubId club, MemberId member, Instant lastSuccess, Locale locale) {
        var onFile = audit.of(club, Subject.member(member), LOOKED_AT).stream()
                .filter(entry -> TELLING.contains(entry.sentence()))
                .map(entry -> new PanelView.Change(
                        entry.at(),
                        texts.say(locale, entry.sentence(), entry.text().orElse(""))));
        var password = accesses.selfNow(club, member).stream()
                .flatMap(access -> passwords.find(access.account()).stream())
                .map(found -> new PanelView.Change(found.setAt(), texts.say(locale, "access.audit.password")));
        return Stream.concat(onFile, password)
                .filter(change -> change.at().isAfter(lastSuccess))
                .sorted(Comparator.comparing(PanelView.Change::at).reversed())
                .limit(MOST)
                .toList();
    }
}
