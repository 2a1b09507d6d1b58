package app.latchkey.messages.dkim;

import app.latchkey.messages.smtp.Signer;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import org.springframework.stereotype.Component;

/** Signs by the domain's key (RFC 6376): the whole body, and the headers that a reader or a mail program acts on. */
@Component
public final class DomainSigner implements Signer {
    private static final List<String> SIGNED = List.of(
            "From",
            "Reply-To",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");
    private static final Pattern SIGNATURE = Pattern.compile(" b=[^;]+");
    private static final int WIDTH = 72;

    private final DomainKeys keys;

    public DomainSigner(DomainKeys keys) {
        this.keys = keys;
    }

    @Override
    public Optional<Signing> of(String domain) {
        return keys.signing(domain.toLowerCase(Locale.ROOT))
                .map(key -> (headers, mail) -> signature(key, headers, mail));
    }

    private static String signature(DomainKey key, List<String> headers, byte[] mail) {
        // From stands once more than it is there: a second one, put above ours on the way, breaks the signature.
        var signed = "From:"
                + String.join(
                        ":",
                        SIGNED.stream()
                                .filter(name -> headers.stream().anyMatch(name::equalsIgnoreCase))
                                .toList());
        var template = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; t=; h=%s; bh=; b="
                .formatted(key.domain(), key.selector(), signed);
        try {
            var line = new DKIMSigner(template, key.signer()).sign(new ByteArrayInputStream(mail));
            return folded(line.substring(line.indexOf(':') + 1).strip());
        } catch (IOException | FailException broken) {
            throw new IllegalStateException("A mail of ours cannot be signed", broken);
        }
    }

    /** No line is longer than every server takes; inside b= white space means nothing. */
    private static String folded(String value) {
        var lines = MimeUtility.fold("DKIM-Signature: ".length(), value);
        return SIGNATURE
                .matcher(lines)
                .replaceFirst(found -> found.group().replaceAll("(.{" + WIDTH + "})(?!;)", "$1\r\n "));
    }
}
