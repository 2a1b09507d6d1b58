package app.latchkey.messages.smtp;

import java.util.List;
import java.util.Optional;

/** Who signs for the sender's domain; nobody where it has no key. */
public interface Signer {
    Signer NONE = domain -> Optional.empty();

    Optional<Signing> of(String domain);

    interface Signing {
        /**
         * @param headers the names of those it has
         * @param mail as it goes over the wire
         * @return what the DKIM-Signature header holds
         */
        String sign(List<String> headers, byte[] mail);
    }
}
