package app.latchkey.operator.dkim;

import app.latchkey.messages.dkim.DomainKey;
import app.latchkey.platform.dns.Dns;
import org.apache.james.jdkim.tagvalue.PublicKeyRecordImpl;

/** How the DNS shows a key. */
public sealed interface Publication {
    record Fits() implements Publication {}

    /** Fits, and asks receivers to treat signed mail as if it were not. */
    record Testing() implements Publication {}

    record Missing() implements Publication {}

    record Other(String found) implements Publication {}

    /** More than one text: which of them a receiver takes is open. */
    record Several(int count) implements Publication {}

    public static Publication of(Dns dns, DomainKey key) throws Dns.Silent {
        var texts = dns.texts(key.recordName());
        if (texts.isEmpty()) return new Missing();
        if (texts.size() > 1) return new Several(texts.size());
        return read(texts.getFirst(), key);
    }

    private static Publication read(String text, DomainKey key) {
        try {
            var record = new PublicKeyRecordImpl(text);
            record.validate();
            if (!key.fits(record.getPublicKey())) return new Other(text);
            return record.isTesting() ? new Testing() : new Fits();
        } catch (IllegalStateException | IllegalArgumentException unreadable) {
            return new Other(text);
        }
    }
}
