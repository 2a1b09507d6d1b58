package app.latchkey.access.requests;

import app.latchkey.access.ledger.References;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that somebody at the desk should look at.
 *
 * @param typed what stood in the name field; empty when many names came from one place
 * @param nearest the one file it is nearest to: looks like, nothing more
 */
public record AccessRequest(
        UUID id,
        Kind kind,
        State state,
        String ref,
        int tries,
        Instant firstAt,
        Instant lastAt,
        Optional<String> typed,
        Optional<Note> note,
        Optional<MemberId> nearest,
        Optional<Locale> locale) {
    public enum Kind {
        TRIED,
        RECOVERED,
        MANY,
        HELP,
        JOINED
    }

    public enum State {
        OPEN,
        ANSWERED,
        DONE,
        NOT_OURS
    }

    /** What somebody wrote on <em>I can’t get in</em>. @param reply an address or a number, as they gave it */
    public record Note(String name, String reply, String words, String where) {}

    /** One try behind it. */
    public record Try(Instant at, String ref, String device) {
        public String shown() {
            return References.shown(ref);
        }
    }

    /** An answer that left by mail. */
    public record Answer(Instant at, List<String> words) {}

    public boolean open() {
        return state == State.OPEN;
    }

    public String reference() {
        return References.shown(ref);
    }

    /** Where an answer can go: what they gave for it, else what they typed, if mail can go there. */
    public Optional<EmailAddress.Valid> answerable() {
        return note.map(Note::reply).flatMap(EmailAddress::valid).or(() -> typed.flatMap(EmailAddress::valid));
    }

    /** The address that may be put on a file. */
    public Optional<EmailAddress.Valid> address() {
        return typed.flatMap(EmailAddress::valid).or(() -> note.map(Note::reply).flatMap(EmailAddress::valid));
    }
}
