package app.latchkey.messages.list;

import static java.util.stream.Collectors.toUnmodifiableSet;

import app.latchkey.messages.CapturedMail;
import app.latchkey.messages.CapturedMails;
import app.latchkey.messages.MailTemplate;
import app.latchkey.messages.MessageFact;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a captured mail says, for the desk: only kinds that tell of nothing outside its club, links and codes hidden. */
@Component
class CapturedText {
    private final CapturedMails captured;
    private final Set<String> readable;

    CapturedText(CapturedMails captured, List<MailTemplate> templates) {
        this.captured = captured;
        this.readable = templates.stream()
                .filter(MailTemplate::tellsOfItsClubAlone)
                .map(MailTemplate::name)
                .collect(toUnmodifiableSet());
    }

    Optional<String> of(MessageFact message) {
        if (!readable.contains(message.kind())) return Optional.empty();
        return captured.find(message.id()).map(CapturedMail::withoutSecrets);
    }
}
