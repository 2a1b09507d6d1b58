package app.latchkey.messages.mailings;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public record MailingListPage(Desk desk, List<Mailing> mailings, Optional<UUID> next) implements Page {
    public boolean mayWrite() {
        return desk.may(Permission.MAILINGS_SEND);
    }

    public String href(Mailing mailing) {
        return desk.at("mailings/" + mailing.id());
    }

    public Optional<String> nextHref() {
        return next.map(after -> desk.at("mailings?after=" + after));
    }

    /** What one looks for in the list: when it goes or went, else when it was written. */
    public static Instant at(Mailing mailing) {
        return mailing.startedAt().or(mailing::sendAt).orElse(mailing.changedAt());
    }

    public static String tone(MailingState state) {
        return switch (state) {
            case DRAFT, CANCELLED -> "state-none";
            case SCHEDULED, SENDING, PAUSED -> "state-way";
            case DONE -> "state-in";
        };
    }
}
