package app.latchkey.messages.replies;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which part of our own set-up a refusal is about: what there is to do. Read from above; the first that matches decides. */
public enum OurPart {
    ENCRYPTION("", "starttls|\\(tls\\)|tls connection|encryption required"),
    /** The addresses' name (PTR, HELO). */
    NAME("5\\.7\\.506|[45]\\.7\\.25", "ptr record|rdns|reverse (dns|hostname)|helo"),
    /** SPF, DKIM, DMARC, and a sender's domain that is not there. */
    AUTHENTICATION(
            "[45]\\.7\\.(2[0-4]|26|27|30|32)|5\\.1\\.[78]",
            "spf|sender policy framework|dkim|dmarc|unauthenticated|from: (domain|header)|from domain|sender address"
                    + "|verify mailfrom|anti-spoofing|sender (denied|invalid)|invalid sender|emetteur invalide"),
    RELAYING(
            "",
            "relay(ing)?[ -](access )?(denied|not|to|permitted)|relaying|unable to relay|relay denied|not authenticated"),
    RATE("", "limit exceeded|sent too many|too many (messages|sessions)|unusual rate|unexpected volume"),
    REPUTATION(
            "",
            "reputation|spamhaus|block(ed)? (using|list)|blocklist|black ?list|block ?list|banned|sbrs|rtr:bl|blocked"
                    + "|client host rejected|access denied|permanently deferred|not authorized to send"),
    CONTENT("", "spam|virus|content|unsolicited|suspicious|rfc 5322"),
    OTHER("", "");

    private final Pattern enhanced;
    private final Pattern words;

    OurPart(String enhanced, String words) {
        this.enhanced = Pattern.compile(enhanced);
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    public static OurPart of(String code, String words) {
        return Stream.of(values())
                .filter(part -> part.matches(code, words))
                .findFirst()
                .orElse(OTHER);
    }

    private boolean matches(String code, String said) {
        if (this == OTHER) return true;
        var named = !enhanced.pattern().isEmpty()
                && enhanced.matcher(code.substring(code.indexOf(' ') + 1)).matches();
        return named || words.matcher(said).find();
    }
}
