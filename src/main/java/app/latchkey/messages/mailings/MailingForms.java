package app.latchkey.messages.mailings;

import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberFilter;
import app.latchkey.messages.mailings.Mailings.Words;
import app.latchkey.messages.unsubscribing.Unsubscriptions;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The form of a mailing: blank, filled from what is kept, or as somebody sent it. */
@Component
class MailingForms {
    private final Mailings mailings;
    private final Kept kept;
    private final Unsubscriptions topics;
    private final Sendings sendings;
    private final Transactions transactions;

    MailingForms(Mailings mailings, Kept kept, Unsubscriptions topics, Sendings sendings, Transactions transactions) {
        this.mailings = mailings;
        this.kept = kept;
        this.topics = topics;
        this.sendings = sendings;
        this.transactions = transactions;
    }

    /** @param asked a filter as the member list writes it, {@code text} or {@code list} for something kept */
    MailingFormPage blank(Desk desk, Map<String, String> asked) {
        var club = desk.club().id();
        return transactions.readInClub(club, () -> {
            var text = Ids.parse(asked.getOrDefault("text", "")).flatMap(id -> kept.text(club, id));
            var list = Ids.parse(asked.getOrDefault("list", "")).flatMap(id -> kept.list(club, id));
            var filter = Mailings.filter(asked);
            var to = list.map(found -> found.id().toString()).orElse(filter.none() ? "ALL" : "FILTER");
            return page(
                    desk,
                    Optional.empty(),
                    0,
                    text.map(Kept.Text::subject).orElse(""),
                    text.map(Kept.Text::body).orElse(""),
                    "",
                    to,
                    filter,
                    List.of(),
                    false);
        });
    }

    MailingFormPage of(Desk desk, Mailing mailing) {
        return transactions.readInClub(
                desk.club().id(),
                () -> page(
                        desk,
                        Optional.of(mailing),
                        mailing.version(),
                        mailing.subject(),
                        mailing.body(),
                        mailing.topic().map(Object::toString).orElse(""),
                        mailing.to().none() ? "ALL" : "FILTER",
                        mailing.to(),
                        List.of(),
                        false));
    }

    /** As it was sent, with what is wrong; nothing that was typed is lost. */
    MailingFormPage again(
            Desk desk,
            Optional<Mailing> mailing,
            Map<String, String> asked,
            List<Writing.Problem> problems,
            boolean stale) {
        return transactions.readInClub(
                desk.club().id(),
                () -> page(
                        desk,
                        mailing,
                        MailingController.version(asked),
                        asked.getOrDefault("subject", ""),
                        asked.getOrDefault("body", ""),
                        asked.getOrDefault("topic", ""),
                        asked.getOrDefault("to", "ALL"),
                        Mailings.filter(asked),
                        problems,
                        stale));
    }

    private MailingFormPage page(
            Desk desk,
            Optional<Mailing> mailing,
            int version,
            String subject,
            String body,
            String topic,
            String to,
            MemberFilter filter,
            List<Writing.Problem> problems,
            boolean stale) {
        var club = desk.club().id();
        return new MailingFormPage(
                desk,
                mailing.map(Mailing::id),
                version,
                subject,
                body,
                topic,
                to,
                filter,
                topics.topics(club),
                kept.lists(club),
                kept.texts(club),
                problems,
                mailing.filter(found -> found.state() != MailingState.DRAFT).isPresent(),
                stale);
    }

    Words words(Desk desk, Map<String, String> asked) {
        var club = desk.club().id();
        return transactions.readInClub(club, () -> {
            var topic = Ids.parse(asked.getOrDefault("topic", ""))
                    .filter(id -> topics.topics(club).stream()
                            .anyMatch(known -> known.id().equals(id)));
            return new Words(
                    asked.getOrDefault("subject", "").strip(),
                    asked.getOrDefault("body", "").strip(),
                    topic,
                    to(desk, asked));
        });
    }

    private MemberFilter to(Desk desk, Map<String, String> asked) {
        var wanted = asked.getOrDefault("to", "");
        if (wanted.equals("FILTER")) return Mailings.filter(asked);
        return Ids.parse(wanted)
                .flatMap(id -> kept.list(desk.club().id(), id))
                .map(Kept.SavedList::filter)
                .orElse(MemberFilter.ALL);
    }

    boolean change(Desk desk, Mailing mailing, int version, Words words) {
        var club = desk.club().id();
        return transactions.inClub(club, () -> {
            var changed = mailings.edit(club, mailing.id(), version, words);
            // What nobody has seen yet changes quietly; what has left in other words is noted.
            if (changed && mailing.startedAt().isPresent())
                sendings.write(club, mailing.id(), desk.actor().actor(), "messages.audit.mailing.edited", Map.of());
            return changed;
        });
    }
}
