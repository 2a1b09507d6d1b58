package app.latchkey.messages.feedback;

import app.latchkey.messages.replies.Reply;
import java.util.Optional;

/** What somebody reports of one mail. The recipient is the one they name; a forwarding server names another than ours. */
public sealed interface Verdict {
    record Delivered(Optional<String> recipient, Reply reply) implements Verdict {}

    /** Their own servers go on trying. */
    record Delayed(Optional<String> recipient, Reply reply) implements Verdict {}

    /** Given up. */
    record Failed(Optional<String> recipient, Reply reply) implements Verdict {}

    /** The provider did not even try: the address stands on its own list. */
    record OnTheirList(Optional<String> recipient, String words) implements Verdict {}

    /** The reader called it unwanted. @param kind as the provider names it, e.g. {@code abuse} */
    record Complained(String kind) implements Verdict {}

    /** The reader took a link of the provider's own to get no more of it: the address stands on its list from now on. */
    record Unsubscribed() implements Verdict {}
}
