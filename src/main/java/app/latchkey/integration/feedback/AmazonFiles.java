package app.latchkey.integration.feedback;

import java.net.URI;
import java.util.Optional;

/** Fetches a file of Amazon SNS: a signing certificate, the answer to a subscription. */
interface AmazonFiles {
    /** Empty when it cannot be had now. The address was checked before. */
    Optional<byte[]> get(URI address);
}
