package app.latchkey.access.door;

import app.latchkey.access.mails.AccessMails;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.platform.ids.MemberId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The usernames as they are when the mail leaves. */
@Component
class NameMail implements MailTemplate {
    static final String NAME = "access.username";

    private final MemberFiles files;
    private final AccessMails mails;

    NameMail(MemberFiles files, AccessMails mails) {
        this.files = files;
        this.mails = mails;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean tellsOfItsClubAlone() {
        return true;
    }

    @Override
    public Optional<Mail> render(Club club, UUID message, Map<String, String> params, Locale locale) {
        var ids = Arrays.stream(params.getOrDefault("members", "").split(" "))
                .flatMap(id -> MemberId.parse(id).stream())
                .toList();
        var names = files.read(club.id(), ids).values().stream()
                .map(MemberFile::username)
                .sorted()
                .toList();
        if (names.isEmpty()) return Optional.empty();
        return Optional.of(mails.withWords(club, locale, "access.mail.username", names));
    }
}
