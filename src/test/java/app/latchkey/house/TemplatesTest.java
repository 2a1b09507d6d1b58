package app.latchkey.house;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private static final int SIGN_IN_BYTES = 60_000;
    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]*\\ssrc=)", Pattern.CASE_INSENSITIVE);
    private static final Pattern INLINE_STYLE = Pattern.compile("<style|\\sstyle\\s*=", Pattern.CASE_INSENSITIVE);
    private static final Pattern HANDLER = Pattern.compile("\\s(on[a-z]+|ON[A-Z]+|hx-on[^=\\s]*)\\s*=");
    private static final Pattern EVALUATED = Pattern.compile("hx-vals\\s*=\\s*[\"'](js|javascript):|javascript:");
    private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"(/[^\"#]+)");
    private static final Pattern IMPORTED =
            Pattern.compile("(?:from|import)\\s*\\(?[\"'](\\.{1,2}/[^\"']+)[\"']|url\\([\"']?([^\"')]+)");

    /** Mail programs drop stylesheets, so mails alone carry styles of their own. */
    private static final Path MAILS = Sources.JAVA.resolve("messages/mail");

    private static List<String> breaking(Pattern pattern, List<Path> templates) {
        return templates.stream()
                .flatMap(file -> pattern.matcher(Sources.text(file)).results().map(hit -> file + ": " + hit.group()))
                .toList();
    }

    @Test
    void no_template_holds_a_script_or_a_handler() {
        var all = Sources.ending(".jte");
        assertThat(all).hasSizeGreaterThan(20);
        assertThat(breaking(INLINE_SCRIPT, all)).isEmpty();
        assertThat(breaking(HANDLER, all)).isEmpty();
        assertThat(breaking(EVALUATED, all)).isEmpty();
    }

    @Test
    void only_mails_hold_styles() {
        var pages = Sources.ending(".jte").stream()
                .filter(file -> !file.startsWith(MAILS) && !file.toString().endsWith("Mail.jte"))
                .toList();
        assertThat(breaking(INLINE_STYLE, pages)).isEmpty();
    }

    @Test
    void no_template_writes_text_unescaped() {
        assertThat(breaking(Pattern.compile("\\$unsafe"), Sources.ending(".jte")))
                .isEmpty();
    }

    @Test
    void every_page_has_its_template_and_every_template_its_page() {
        assertThat(names("Page.java")).containsExactlyElementsOf(names("Page.jte"));
    }

    /** Except the type that all pages are. */
    private static List<String> names(String end) {
        return Sources.ending(end).stream()
                .map(file -> file.toString().replaceAll("\\.\\w+$", ""))
                .filter(name -> !name.endsWith("/web/Page"))
                .toList();
    }

    @Test
    void the_sign_in_page_is_light() {
        var browser = new Browser();
        var club = RunningHouse.club("FR");
        var seen = new TreeSet<String>();
        var waiting = new ArrayList<>(List.of(club.path()));
        var bytes = 0;
        while (!waiting.isEmpty()) {
            var path = waiting.removeLast();
            if (!seen.add(path)) continue;
            var answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            bytes += answer.body().getBytes(StandardCharsets.UTF_8).length;
            waiting.addAll(path.equals(club.path()) ? references(answer.body()) : imports(path, answer.body()));
        }
        assertThat(bytes).as("%s", seen).isLessThanOrEqualTo(SIGN_IN_BYTES);
        assertThat(seen).anyMatch(path -> path.endsWith(".css")).anyMatch(path -> path.endsWith(".js"));
    }

    private static List<String> references(String page) {
        return REFERENCE
                .matcher(page)
                .results()
                .map(hit -> hit.group(1))
                .filter(path -> path.matches(".*\\.\\w+$"))
                .toList();
    }

    /** What a module loads only when it is needed does not count: the page works without. */
    private static List<String> imports(String from, String text) {
        return IMPORTED.matcher(text)
                .results()
                .filter(hit -> !hit.group().contains("("))
                .map(hit ->
                        Path.of(from).resolveSibling(hit.group(1)).normalize().toString())
                .toList();
    }

    @Test
    void every_page_carries_a_policy_without_inline() {
        var club = RunningHouse.club("FR");
        var lea = RunningHouse.staff(club, Role.OWNER);
        for (var path : paths(club)) {
            var policy = lea.get(path)
                    .headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("");
            assertThat(policy)
                    .as(path)
                    .contains("default-src 'self'", "form-action 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "*", "http:");
        }
    }

    private static List<String> paths(Club club) {
        var desk = "/" + club.slug() + "/desk/";
        return List.of(
                "/",
                club.path(),
                club.path() + "recover",
                club.path() + "code",
                club.path() + "help-me-in",
                club.path() + "find-username",
                desk,
                desk + "members",
                desk + "members/new",
                desk + "members/import",
                desk + "messages",
                desk + "requests",
                desk + "address",
                desk + "address/poster",
                desk + "access-health",
                desk + "staff",
                desk + "settings",
                "/nobody-is-here/",
                "/k/nonsense");
    }

    /** A key from outside that is written to becomes a prototype: no name in brackets is assigned to, nothing is merged or parsed. */
    private static final Pattern COPIED_KEYS = Pattern.compile(
            "(?<=[\\w)\\]])\\[(?!\\d+\\])[^\\]\\[]+\\]\\s*(?:[-+*|&?]{0,2}=)(?![=>])|__proto__|\\.prototype|setPrototypeOf|fromEntries"
                    + "|JSON\\.parse|\\.json\\(|Object\\.assign\\((?![\\w.]+, \\{)|for \\((?:const|let|var) \\w+ in");

    /** A place that a loop counts, and the one answer that is read: our own server's, whose keys go nowhere. */
    private static final Set<String> KEYS_OF_OURS = Set.of(
            "src/main/resources/static/assets/js/didyoumean.js: [j] =",
            "src/main/resources/static/assets/js/webauthn.js: .json(");

    @Test
    void no_script_copies_a_key_from_outside() {
        var ours = Sources.ending(Path.of("src/main/resources"), ".js").stream()
                .filter(file -> !file.toString().contains("htmx"))
                .toList();
        assertThat(breaking(COPIED_KEYS, ours).stream().filter(hit -> !KEYS_OF_OURS.contains(hit)))
                .isEmpty();
        for (var bad : List.of(
                "a[key] = value",
                "a[b.c] ??= 1",
                "Object.assign(state, answer)",
                "Object.fromEntries(new FormData(f))",
                "for (const key in answer) x",
                "JSON.parse(text)",
                "a.__proto__"))
            assertThat(COPIED_KEYS.matcher(bad).find()).as(bad).isTrue();
    }

    @Test
    void scripts_are_small_and_one_behaviour_each() {
        var ours = Sources.ending(Path.of("src/main/resources"), ".js").stream()
                .filter(file -> !file.toString().contains("htmx"))
                .collect(Collectors.toMap(
                        Path::toString, file -> Sources.text(file).lines().count()));
        assertThat(ours)
                .isNotEmpty()
                .allSatisfy((name, lines) -> assertThat(lines).as(name).isLessThanOrEqualTo(60));
    }
}
