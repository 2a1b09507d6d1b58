package app.latchkey.messages.replies;

import static app.latchkey.messages.replies.ReplyClass.AUTH;
import static app.latchkey.messages.replies.ReplyClass.DELAYED;
import static app.latchkey.messages.replies.ReplyClass.GREYLISTED;
import static app.latchkey.messages.replies.ReplyClass.HARD;
import static app.latchkey.messages.replies.ReplyClass.NULL_MX;
import static app.latchkey.messages.replies.ReplyClass.OURS;
import static app.latchkey.messages.replies.ReplyClass.REFUSED;
import static app.latchkey.messages.replies.ReplyClass.SOFT_FAST;
import static app.latchkey.messages.replies.ReplyClass.SOFT_FULL;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The table, read from above; the first row that matches decides. */
public final class Replies {
    private static final String UNKNOWN_PERSON =
            "user unknown|unknown (user|recipient|account|local.?part)|no such (user|recipient"
                    + "|mailbox|person)|do(es|s)n.t exist|not exist|mailbox (not found|does)|no mailbox"
                    + "|invalid (recipient|mailbox|user|address)|(user|recipient|account|address|mailbox) (is |was )?(not found|unknown"
                    + "|disabled|inactive|invalid)|(account|mailbox).{0,60}(disabled|inactiv|discontinued|deactivated|not found)"
                    + "|not (a )?known (user|here)|unrouteable address|undeliverable address|bad destination|addressee unknown"
                    + "|user.{0,80} unknown|no longer (valid|exists?|accepts)|not? have an? .{0,40}account|have an? .{0,40}account \\("
                    + "|not a member of domain|not our customer|not a valid (mailbox|recipient|user)|account not activated"
                    + "|deactivated mailbox|inactive user|(user|account|mailbox|recipient).{0,20}(suspend|expired|locked)"
                    + "|recipient rejected|mailbox (is )?(not available|unavailable)|no one at this address|virtual user|badrcptto"
                    + "|host unknown|user not local|nessun utente|utilisateur inconnu|no existe|archived recipient"
                    + "|recipient account is ?blocked";
    private static final String OUR_STANDING = "spf|dkim|dmarc|spam|blacklist|blocklist|black list|block list|blocked"
            + "|reputation|relay(ing)? (access )?denied|not permitted to relay|relay not permitted|relaying (to|not)"
            + "|unable to relay|unauthenticated|ptr|rdns|reverse (dns|hostname)|sender (address )?(rejected|denied|verify)|banned"
            + "|policy|content rejected|virus|client host rejected|helo|from: domain|encryption \\(tls\\)|sbrs|rtr:bl"
            + "|verify mailfrom";
    private static final String OUR_STANDING_FOR_NOW =
            "reputation|black ?list|block ?list|reverse (dns|hostname)|ptr record|spf"
                    + "|dkim|dmarc|unauthenticated|sender address rejected|from domain|user complaints|unsolicited|relay access denied"
                    + "|spamhaus";

    private static final List<Row> TABLE = List.of(
            row("5\\d\\d", "", "must issue a? ?starttls|starttls (is )?required|encryption required", OURS),
            row("(534|535|538)", "", "", AUTH),
            row("53\\d", "5\\.7\\.(8|9|14)", "", AUTH),
            row("530", "", "auth", AUTH),
            row("5\\d\\d", "5\\.7\\.27", "", OURS),
            row("556", "", "", NULL_MX),
            row("5\\d\\d", "5\\.1\\.10", "recipient ?not ?found", HARD),
            row("5\\d\\d", "5\\.1\\.10", "", NULL_MX),
            row(
                    "5\\d\\d",
                    "",
                    "null ?mx|\\.[a-z]{2,} does not accept e?mail|(domain|host).{0,30}(does not|never|doesn.t) accepts? (any )?(e?mail)",
                    NULL_MX),
            row(
                    "[45]\\d\\d",
                    "[45]\\.2\\.1|",
                    "too (fast|quickly|rapidly)|at a rate|receiving (e?mail|messages) (too|at)",
                    SOFT_FAST),
            row("4\\d\\d", "", "messages to .{1,80} excessive volume", SOFT_FAST),
            row(
                    "5\\d\\d",
                    "",
                    "limit exceeded for|sent too many|too many messages (this|per)|invalid recipients",
                    OURS),
            row("[45]\\d\\d", "[45]\\.7\\.(28|30)", "", OURS),
            row("[45]\\d\\d", "[45]\\.2\\.2", "", SOFT_FULL),
            row(
                    "[45]\\d\\d",
                    "|[45]\\.(0\\.0|1\\.1|2\\.\\d+|5\\.2)|5\\.7\\.1",
                    "(mailbox|inbox|recipient|user|account|maildir).{0,40}(full|over ?quota|quota exceeded|out of storage)"
                            + "|over ?quota|quota (has been )?exceeded|exceeds quota|exceeded storage allocation|full mailbox"
                            + "|storage limit|too many messages on",
                    SOFT_FULL),
            row("4\\d\\d", "", "gr[ae]y-? ?list", GREYLISTED),
            row("4\\d\\d", "4\\.7\\.(2\\d|3\\d)", "", OURS),
            row("4\\d\\d", "", OUR_STANDING_FOR_NOW, OURS),
            row("4\\d\\d", "", "", DELAYED),
            row("5\\d\\d", "5\\.1\\.[78]", "", OURS),
            row("5\\d\\d", "5\\.(1\\.0|7\\.\\d+|0\\.0|)", "sender", OURS),
            row(
                    "5\\d\\d",
                    "5\\.7\\.\\d+",
                    "recipient.{0,30}(" + UNKNOWN_PERSON
                            + ")|user unknown|no such user|no mailbox|mailbox not available",
                    HARD),
            row("5\\d\\d", "5\\.7\\.\\d+", "", OURS),
            row("5\\d\\d", "5\\.1\\.[01236]", "", HARD),
            row("5\\d\\d", "5\\.2\\.1", "", HARD),
            row("5\\d\\d", "5\\.4\\.1", "recipient address rejected", HARD),
            row("5\\d\\d", "5\\.4\\.(4|310)", "", HARD),
            row("5\\d\\d", "5\\.3\\.0", UNKNOWN_PERSON, HARD),
            row("5\\d\\d", "5\\.3\\.0", OUR_STANDING, OURS),
            row("5\\d\\d", "5\\.[36]\\.\\d+|5\\.2\\.3", "", REFUSED),
            row("(550|551|552|553|554|501)", "|5\\.[015]\\.0|5\\.0\\.1|5\\.4\\.1|5\\.5\\.\\d", UNKNOWN_PERSON, HARD),
            row("5\\d\\d", "", OUR_STANDING, OURS),
            row("5\\d\\d", "", "", REFUSED));

    private Replies() {}

    /** The class of a refusal; an answer that is none of ours to read is a delay. */
    public static ReplyClass classify(Reply reply) {
        return TABLE.stream()
                .filter(row -> row.matches(reply))
                .map(Row::meaning)
                .findFirst()
                .orElse(DELAYED);
    }

    private static Row row(String code, String enhanced, String words, ReplyClass meaning) {
        return new Row(
                Pattern.compile(code),
                enhanced.isEmpty() ? null : Pattern.compile(enhanced),
                words.isEmpty() ? null : Pattern.compile(words, Pattern.CASE_INSENSITIVE),
                meaning);
    }

    private record Row(
            Pattern code,
            @Nullable Pattern enhanced,
            @Nullable Pattern words,
            ReplyClass meaning) {
        boolean matches(Reply reply) {
            return code.matcher("" + reply.code()).matches()
                    && (enhanced == null || enhanced.matcher(reply.enhanced()).matches())
                    && (words == null || words.matcher(reply.words()).find());
        }
    }
}
