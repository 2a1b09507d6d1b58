package app.latchkey.platform.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** French has two words for whom it addresses: what a club says to its members stands there with both. */
class InformalTextsTest {
    static final String SISTER = ".tu";

    /** Read out, mailed, handed over on paper, or read on a page of a member. */
    private static final List<String> SAID = List.of(
            "access.accept.",
            "access.account.all",
            "access.activity.",
            "access.choose.",
            "access.closed.",
            "access.code.",
            "access.cookies.",
            "access.data.",
            "access.dead.",
            "access.door.email",
            "access.door.name.",
            "access.finding.",
            "access.fresh.",
            "access.help.",
            "access.home.",
            "access.inapp.",
            "access.join.",
            "access.kiosk.",
            "access.leaving.",
            "access.link.",
            "access.lost.",
            "access.mail.",
            "access.mailcode.",
            "access.mailedcode.",
            "access.nothere.",
            "access.notice.",
            "access.passkey.",
            "access.passphrase",
            "access.password.",
            "access.pin.",
            "access.reception.",
            "access.recover.",
            "access.remedy.address.invalid",
            "access.reset.",
            "access.second.",
            "access.security.",
            "access.signin.",
            "access.signout.",
            "access.slip.",
            "access.welcome.",
            "clubs.find.mail.button",
            "clubs.find.mail.field",
            "messages.folder.",
            "messages.mailing.footer",
            "messages.unsubscribe.");

    /** The installation speaks, to its operator or to somebody of several clubs; or the desk is spoken to. */
    private static final List<String> OF_NO_CLUB = List.of(
            "access.data.desk.",
            "access.data.file.",
            "access.mail.clubs.",
            "access.mail.escalation.",
            "access.mail.escalated.",
            "messages.unsubscribe.unknown");

    private static final Pattern VOUS = Pattern.compile("(?iu)(?<!\\p{L})"
            + "(vous|votre|vos|vôtres?|êtes|\\p{L}*dites|\\p{L}*faites|(?!chez|assez|nez)\\p{L}{2,}ez)"
            + "(?!\\p{L})");

    /** A page that a club shows to whoever is not at its desk. */
    private static final Pattern AT_THE_DOOR =
            Pattern.compile("@template\\.(clubs\\.ClubShell|access\\.home\\.MemberLayout)\\(");

    private static final Pattern ASKED = Pattern.compile("\\bt\\(\"([A-Za-z0-9_.]+)\"");

    private final Map<String, String> french = TextFiles.patterns("fr");

    @Test
    void what_a_club_says_with_vous_can_be_said_with_tu_and_nothing_else_can() {
        var wanted = french.keySet().stream()
                .filter(key -> !key.endsWith(SISTER) && begins(key, SAID) && !begins(key, OF_NO_CLUB))
                .filter(key -> VOUS.matcher(french.get(key)).find())
                .map(key -> key + SISTER)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(wanted).isNotEmpty();
        assertThat(french.keySet()).filteredOn(key -> key.endsWith(SISTER)).containsExactlyElementsOf(wanted);
        assertThat(TextFiles.patterns("en").keySet()).noneMatch(key -> key.endsWith(SISTER));
    }

    @Test
    void a_page_at_the_door_says_nothing_with_vous_alone() {
        var pages = TextFiles.sources().stream()
                .filter(source -> AT_THE_DOOR.matcher(source).find())
                .toList();
        assertThat(pages).hasSizeGreaterThan(30);
        for (var page : pages)
            ASKED.matcher(page)
                    .results()
                    .map(asked -> asked.group(1))
                    .filter(key -> VOUS.matcher(french.getOrDefault(key, "")).find())
                    .forEach(key -> assertThat(french).containsKey(key + SISTER));
    }

    @Test
    void whoever_is_told_tu_is_told_vous_nowhere_in_it_and_learns_the_same() {
        french.forEach((key, text) -> {
            if (!key.endsWith(SISTER)) return;
            assertThat(text).as(key).doesNotContainPattern(VOUS);
            assertThat(TextsTest.arguments(text)).as(key).isEqualTo(TextsTest.arguments(french.get(text(key))));
        });
    }

    // Whoever changes the one sees the other.
    @Test
    void tu_stands_right_beneath_vous() {
        for (var file : TextFiles.files("fr")) {
            var keys = TextFiles.keys(file);
            for (var n = 0; n < keys.size(); n++)
                if (keys.get(n).endsWith(SISTER))
                    assertThat(keys.get(n - 1)).as(keys.get(n)).isEqualTo(text(keys.get(n)));
        }
    }

    private static String text(String sister) {
        return sister.substring(0, sister.length() - SISTER.length());
    }

    private static boolean begins(String key, List<String> prefixes) {
        return prefixes.stream().anyMatch(key::startsWith);
    }
}
