package app.latchkey.messages.mailings;

import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.messages.unsubscribing.UnsubscribeTokens;
import app.latchkey.platform.ids.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** One recipient's mail, drawn when it leaves: not for whoever was removed or moved since it was written. */
@Component
class MailingMail implements MailTemplate {
    private final Mailings mailings;
    private final Recipients recipients;
    private final MemberFiles files;
    private final UnsubscribeTokens tokens;
    private final Letters letters;

    MailingMail(
            Mailings mailings, Recipients recipients, MemberFiles files, UnsubscribeTokens tokens, Letters letters) {
        this.mailings = mailings;
        this.recipients = recipients;
        this.files = files;
        this.tokens = tokens;
        this.letters = letters;
    }

    @Override
    public String name() {
        return "mailing";
    }

    @Override
    public boolean tellsOfItsClubAlone() {
        return true;
    }

    @Override
    public Optional<Mail> render(Club club, UUID message, Map<String, String> params, Locale locale) {
        var one = new Asked(message, params, locale);
        return together(club, List.of(one)).apply(one);
    }

    @Override
    public Function<Asked, Optional<Mail>> together(Club club, List<Asked> all) {
        var open = new HashMap<UUID, Letters.Words>();
        all.stream()
                .flatMap(one -> mailing(one).stream())
                .distinct()
                .forEach(id -> mailings.find(club.id(), id)
                        // Paused: what a sender has in its hands still leaves, in the words as they are.
                        .filter(found -> found.state() == MailingState.SENDING || found.state() == MailingState.PAUSED)
                        .ifPresent(found -> open.put(id, Letters.words(found))));
        var to = recipients.of(club.id(), all.stream().map(Asked::message).toList());
        var members = files.read(
                club.id(), to.values().stream().map(Recipients.To::member).toList());
        return one -> {
            var words = mailing(one).flatMap(id -> Optional.ofNullable(open.get(id)));
            var member = Optional.ofNullable(to.get(one.message()))
                    .flatMap(found ->
                            Optional.ofNullable(members.get(found.member())).filter(file -> live(file, found.key())));
            if (words.isEmpty() || member.isEmpty()) return Optional.empty();
            var path = UnsubscribeTokens.PATH + tokens.token(club.id(), one.message());
            return Optional.of(letters.draw(club, words.get(), member.get(), one.locale(), path));
        };
    }

    private static Optional<UUID> mailing(Asked one) {
        return Ids.parse(one.params().getOrDefault("mailing", ""));
    }

    private static boolean live(MemberFile file, String to) {
        return file.archived().isEmpty()
                && file.erased().isEmpty()
                && file.address().filter(address -> address.key().equals(to)).isPresent();
    }
}
