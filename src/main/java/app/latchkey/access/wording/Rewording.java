package app.latchkey.access.wording;

import app.latchkey.access.mails.MailKind;
import app.latchkey.access.mails.MailKinds;
import app.latchkey.access.mails.MailPhrases;
import app.latchkey.access.mails.MailWordings;
import app.latchkey.access.mails.MailWordings.Saved;
import app.latchkey.access.mails.OwnWords;
import app.latchkey.accounts.Account;
import app.latchkey.accounts.Accounts;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.texts.Texts;
import app.latchkey.platform.web.Frame;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which words a mail has, and what the desk makes of them. */
@Component
class Rewording {
    private final MailWordings wordings;
    private final MailPhrases phrases;
    private final Accounts accounts;
    private final Audit audit;
    private final Transactions transactions;

    Rewording(MailWordings wordings, MailPhrases phrases, Accounts accounts, Audit audit, Transactions transactions) {
        this.wordings = wordings;
        this.phrases = phrases;
        this.accounts = accounts;
        this.audit = audit;
        this.transactions = transactions;
    }

    WordingListPage list(Desk desk) {
        var club = desk.club().id();
        return transactions.readInClub(
                club,
                () -> new WordingListPage(
                        desk, lines(desk, MailKinds.mails()), lines(desk, MailKinds.notices()), Texts.LANGUAGES));
    }

    private List<WordingListPage.Line> lines(Desk desk, List<MailKind> kinds) {
        var own = wordings.all(desk.club().id()).stream()
                .filter(saved -> saved.words().isPresent())
                .toList();
        return kinds.stream()
                .map(kind -> new WordingListPage.Line(
                        kind,
                        title(desk, kind),
                        own.stream()
                                .filter(saved -> saved.kind().equals(kind.name()))
                                .map(Saved::language)
                                .toList()))
                .toList();
    }

    private String title(Desk desk, MailKind kind) {
        return phrases.name(desk.club(), Frame.current().locale(), kind);
    }

    WordingPage page(Desk desk, MailKind kind, Locale language) {
        var club = desk.club().id();
        return transactions.readInClub(club, () -> {
            var saved = wordings.find(club, kind, language);
            var words = saved.flatMap(Saved::words).orElseGet(() -> phrases.ours(desk.club(), kind, language));
            return page(desk, kind, language, words, saved.map(Saved::version).orElse(0), false);
        });
    }

    /** As it was typed: with what is wrong, or how it reads. */
    WordingPage typed(Desk desk, MailKind kind, Locale language, OwnWords words, int version, boolean stale) {
        return transactions.readInClub(desk.club().id(), () -> page(desk, kind, language, words, version, stale));
    }

    private WordingPage page(Desk desk, MailKind kind, Locale language, OwnWords words, int version, boolean stale) {
        var saved = wordings.find(desk.club().id(), kind, language);
        var problems = words.problems(kind);
        return new WordingPage(
                desk,
                kind,
                title(desk, kind),
                language,
                words,
                version,
                saved,
                saved.flatMap(Saved::by).flatMap(accounts::find).map(Account::holderName),
                problems,
                problems.isEmpty()
                        ? Optional.of(phrases.example(desk.club(), language, kind, words, desk.now()))
                        : Optional.empty(),
                stale);
    }

    enum Changed {
        CHANGED,
        STALE
    }

    /** @param words empty for ours */
    Changed change(Desk desk, MailKind kind, Locale language, int version, Optional<OwnWords> words) {
        var club = desk.club().id();
        return transactions.inClub(club, () -> {
            var by = Optional.of(desk.actor().account());
            if (!wordings.save(club, kind, language, version, words, by)) return Changed.STALE;
            audit.write(
                    club,
                    desk.actor().actor(),
                    words.isPresent() ? "access.audit.wording" : "access.audit.wording.ours",
                    Subject.club(club),
                    Map.of("mail", kind.name(), "language", language.getLanguage()));
            return Changed.CHANGED;
        });
    }
}
