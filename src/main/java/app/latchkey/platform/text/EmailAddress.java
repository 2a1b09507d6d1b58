package app.latchkey.platform.text;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An address as somebody typed it, read once: either it can be written to, or it says why not. */
public sealed interface EmailAddress {
    String asGiven();

    /** What is stored and compared beside the typed form; an invalid address has one too, so that it can be found. */
    String key();

    /** @param key trimmed, NFKC, lower case, domain in its ASCII form; mail goes to this form */
    record Valid(String asGiven, String key) implements EmailAddress {
        private static final int SHORTEST_TO_SLIP = 5;

        private static final int SLIPS_IN_DOMAIN = 2;

        public String local() {
            return key.substring(0, key.lastIndexOf('@'));
        }

        public String domain() {
            return key.substring(key.lastIndexOf('@') + 1);
        }

        /** Equal for two addresses that lead to one mailbox by the provider's own rule. */
        public String mailbox() {
            return Providers.mailbox(local(), domain());
        }

        /** The local part without the dots and the label that the provider does not read. */
        public String bare() {
            var mailbox = mailbox();
            return mailbox.substring(0, mailbox.lastIndexOf('@'));
        }

        /** The same mailbox, the same local part at a domain like it, or a slip of the finger away at the same domain. */
        public boolean near(Valid other) {
            if (mailbox().equals(other.mailbox())) return true;
            if (local().equals(other.local())) return Distance.within(domain(), other.domain(), SLIPS_IN_DOMAIN);
            return domain().equals(other.domain())
                    && local().length() >= SHORTEST_TO_SLIP
                    && Distance.within(local(), other.local(), 1);
        }

        /** All keys at the same domain that are a slip of the finger away; none of a local part that is too short to tell. */
        public Set<String> slips() {
            if (local().length() < SHORTEST_TO_SLIP) return Set.of();
            return Slips.of(local(), EmailReading.SIGNS).stream()
                    .map(slip -> slip + "@" + domain())
                    .collect(Collectors.toSet());
        }

        /** The address that was probably meant, when the domain looks like a slip of the finger. */
        public Optional<String> typo() {
            return Providers.meantBy(domain()).map(meant -> local() + "@" + meant);
        }

        /** {@code a…@g….com}: enough for its owner, not for anybody else. */
        public String masked() {
            var domain = domain();
            var first = local().substring(0, 1);
            return first + "…@" + domain.charAt(0) + "…" + domain.substring(domain.lastIndexOf('.'));
        }
    }

    /** @param suggestion a valid address that was probably meant */
    record Invalid(String asGiven, String key, Why why, Optional<String> suggestion) implements EmailAddress {}

    enum Why {
        EMPTY,
        CONTROL_CHARACTER,
        LOOK_ALIKE,
        NO_AT,
        SEVERAL,
        LOCAL_PART,
        DOMAIN,
        TOO_LONG
    }

    static EmailAddress parse(String typed) {
        return EmailReading.read(typed);
    }

    static Optional<Valid> valid(String typed) {
        return parse(typed) instanceof Valid valid ? Optional.of(valid) : Optional.empty();
    }
}
