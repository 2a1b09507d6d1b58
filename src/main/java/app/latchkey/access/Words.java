package app.latchkey.access;

import app.latchkey.clubs.Club;
import app.latchkey.platform.texts.Texts;
import app.latchkey.platform.web.Moments;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The sentence a receptionist can read out, and the few words of a list, from a finding's code and evidence. */
@Component
public class Words {
    private final Texts texts;

    public Words(Texts texts) {
        this.texts = texts;
    }

    /** What a text may use: {0} first name, {1} address, {2} domain, {3} since, {4} other person, {5} typed or suggested, {6} tries, {7} club, {8} reason, {9} until. */
    private Object[] arguments(Club club, String first, Map<String, String> evidence, Instant now, Locale locale) {
        return new Object[] {
            first,
            evidence.getOrDefault("address", ""),
            evidence.getOrDefault("domain", ""),
            moment(club, first(evidence, "since", "at", "openedAt", "sentAt"), now, locale),
            first(evidence, "otherName", "holder", "guardian"),
            first(evidence, "suggestion", "typed"),
            evidence.getOrDefault("tries", "1"),
            club.name(),
            evidence.getOrDefault("why", ""),
            moment(club, first(evidence, "until", "nextTry", "expiresAt"), now, locale)
        };
    }

    public String sentence(Club club, String first, Finding finding, Instant now, Locale locale) {
        var key = "access.finding." + finding.code() + variant(finding.code(), finding.evidence()) + ".say";
        return club.formality().say(texts, locale, key, arguments(club, first, finding.evidence(), now, locale));
    }

    public String few(Club club, String code, Map<String, String> evidence, Instant now, Locale locale) {
        var known = FindingCode.valueOf(code);
        var key = "access.finding." + code + variant(known, evidence) + ".few";
        return texts.say(locale, key, arguments(club, "", evidence, now, locale));
    }

    /** The name of a cause, without anybody's evidence. */
    public String cause(String code, Locale locale) {
        return texts.say(locale, "access.finding." + code + ".cause");
    }

    public String state(AccessState state, Locale locale) {
        return texts.say(locale, "access.state." + state);
    }

    public String side(Side side, Locale locale) {
        return texts.say(locale, "access.side." + side);
    }

    // One code, several sentences: what is said depends on what is known.
    private static String variant(FindingCode code, Map<String, String> evidence) {
        return switch (code) {
            case EMAIL_SUPPRESSED -> "." + evidence.getOrDefault("reason", "MANUAL");
            case EMAIL_SHARED -> "." + evidence.getOrDefault("kind", "FAMILY");
            case CHILD_NEEDS_GUARDIAN ->
                !evidence.containsKey("guardian") ? ".none" : yes(evidence, "guardianGetsIn") ? ".in" : ".out";
            case EMAIL_INVALID, EMAIL_TYPO_SUSPECTED ->
                yes(evidence, "suggestionTaken")
                        ? ".taken"
                        : evidence.containsKey("suggestion")
                                ? ".suggestion"
                                : evidence.containsKey("mailServer") ? ".nowhere" : ".bare";
            case ACCESS_CODE_ACTIVE -> "MAIL".equals(evidence.get("by")) ? ".mail" : ".slip";
            case INVITATION_UNOPENED ->
                yes(evidence, "notArrived") ? ".away" : yes(evidence, "justSent") ? ".fresh" : ".old";
            case SECOND_FACTOR_LOST ->
                "true".equals(evidence.get("linkSent")) ? ".sent" : evidence.containsKey("dueAt") ? ".waits" : ".owner";
            case RESET_PENDING ->
                switch (evidence.getOrDefault("mailState", "")) {
                    case "DELAYED", "QUEUED", "HELD" -> ".waiting";
                    default -> yes(evidence, "justSent") ? ".fresh" : ".old";
                };
            case WRONG_PASSWORD ->
                yes(evidence, "stranger")
                        ? ".stranger"
                        : yes(evidence, "caps") ? ".caps" : yes(evidence, "sameAgain") ? ".same" : ".plain";
            case THROTTLED ->
                yes(evidence, "passwordOff")
                        ? ".off"
                        : yes(evidence, "over") ? ".over" : evidence.containsKey("until") ? ".until" : ".wait";
            case LINK_USED -> evidence.containsKey("address") ? ".at" : ".plain";
            case LOGIN_ADDRESS_DEAD -> yes(evidence, "bounces") ? ".bounces" : ".left";
            case EMAIL_CHANGE_PENDING -> evidence.containsKey("suggestion") ? ".typo" : ".plain";
            case DUPLICATE_MEMBER -> yes(evidence, "otherGetsIn") ? ".in" : ".both";
            default -> "";
        };
    }

    private static boolean yes(Map<String, String> evidence, String key) {
        return "true".equals(evidence.get(key));
    }

    private static String first(Map<String, String> evidence, String... keys) {
        for (var key : keys) {
            var value = evidence.getOrDefault(key, "");
            if (!value.isEmpty()) return value;
        }
        return "";
    }

    private String moment(Club club, String at, Instant now, Locale locale) {
        return at.isEmpty() ? "" : Moments.say(texts, locale, Instant.parse(at), club.timeZone(), now);
    }
}
