package app.latchkey.messages.mailings;

import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.MemberLists;
import app.latchkey.messages.Mail;
import app.latchkey.messages.unsubscribing.UnsubscribeTokens;
import app.latchkey.messages.unsubscribing.Unsubscriptions;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.NotFound;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A mailing as it is looked at: who gets it or what became of it, and how it reads for one of them. */
@Component
class MailingLook {
    /** Whose eyes one steps through; anybody else is found by name or number. */
    private static final int SAMPLES = 200;

    private final Mailings mailings;
    private final Recipients recipients;
    private final MemberLists lists;
    private final MemberFiles files;
    private final Unsubscriptions topics;
    private final Letters letters;
    private final Transactions transactions;

    MailingLook(
            Mailings mailings,
            Recipients recipients,
            MemberLists lists,
            MemberFiles files,
            Unsubscriptions topics,
            Letters letters,
            Transactions transactions) {
        this.mailings = mailings;
        this.recipients = recipients;
        this.lists = lists;
        this.files = files;
        this.topics = topics;
        this.letters = letters;
        this.transactions = transactions;
    }

    MailingPage page(Desk desk, UUID id, String place, String who, boolean wrongTime) {
        var club = desk.club().id();
        return transactions.readInClub(club, () -> {
            var mailing = mailings.find(club, id).orElseThrow(NotFound::new);
            var topic = mailing.topic()
                    .flatMap(of -> topics.topics(club).stream()
                            .filter(known -> known.id().equals(of))
                            .findFirst())
                    .map(Unsubscriptions.Topic::name);
            return new MailingPage(
                    desk,
                    mailing,
                    topic,
                    counts(club, mailing),
                    mailing.startedAt().isPresent() ? recipients.unsubscribed(club, id) : 0,
                    sample(club, mailing, place, who),
                    who,
                    wrongTime);
        });
    }

    private Map<String, Long> counts(ClubId club, Mailing mailing) {
        if (mailing.startedAt().isPresent()) return recipients.results(club, mailing.id());
        var members = lists.ids(club, mailing.to(), MailingWriter.MOST_MEMBERS);
        return recipients.count(club, mailing.topic(), members);
    }

    private Optional<MailingPage.Sample> sample(ClubId club, Mailing mailing, String place, String who) {
        var wanted = who.isBlank() ? mailing.to() : mailing.to().withQ(who);
        var ids = lists.ids(club, wanted, who.isBlank() ? SAMPLES : 1);
        if (ids.isEmpty()) return Optional.empty();
        var n = place.matches("\\d{1,4}") ? Math.min(Integer.parseInt(place), ids.size() - 1) : 0;
        return files.find(club, ids.get(n))
                .map(file -> new MailingPage.Sample(file.id().toString(), file.name(), n, ids.size()));
    }

    /** As this member would read it; its link unsubscribes nobody. */
    Mail mail(Desk desk, UUID id, MemberId as) {
        var club = desk.club();
        return transactions.readInClub(club.id(), () -> {
            var mailing = mailings.find(club.id(), id).orElseThrow(NotFound::new);
            var member = files.find(club.id(), as).orElseThrow(NotFound::new);
            return letters.draw(
                    club, Letters.words(mailing), member, speaks(desk, member), UnsubscribeTokens.PATH + "example");
        });
    }

    private static Locale speaks(Desk desk, MemberFile member) {
        return desk.club().speaks(member.language());
    }
}
