package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.FindingCode;
import app.latchkey.access.RemedyId;
import app.latchkey.access.RemedyId.Proof;
import app.latchkey.audit.Audit;
import app.latchkey.audit.AuditEntry;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Permission;
import app.latchkey.faults.Situations.Situation;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every remedy of every finding is pressed at the desk, and whoever it is about follows it to its end. */
class RemediesTest {
    private static final boolean LONG = Boolean.getBoolean("latchkey.long");
    private static final Duration SOON = Duration.ofSeconds(20);
    /** They change nothing: the desk reads something out, or looks elsewhere. */
    private static final Set<RemedyId> TOLD =
            EnumSet.of(RemedyId.WAIT, RemedyId.TELL, RemedyId.SAY_ADDRESS, RemedyId.GUARDIAN_PANEL);

    private static final Set<Permission> NOT_OF_THE_FRONT_DESK =
            EnumSet.of(Permission.ACCESS_SWITCH, Permission.CLUB_SHUT);

    @TempDir
    private Path home;

    private final Set<String> played = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();
    private SmtpHouse house;
    private Situations situations;

    @Test
    void every_remedy_of_every_finding_mends_it_or_leads_on() throws Exception {
        try (var open = new SmtpHouse(home)) {
            house = open;
            situations = new Situations(house);
            house.newClub();
            house.newFrontDesk();
            for (var situation : situations.all()) play(situation);
        }
        assertThat(problems).isEmpty();
        var promised = promised();
        promised.removeAll(played);
        assertThat(promised).as("described, and never offered in any situation").isEmpty();
    }

    private void play(Situation situation) {
        var offered = new ArrayList<RemedyId>();
        try {
            var first = brought(situation);
            offered.addAll(offered(first));
            frontDesk(situation, first, offered);
            var unused = Optional.of(first);
            for (var remedy : offered) {
                // Pressed already in another situation of the same finding: the long run does so again.
                if (!LONG && played.contains(situation.code() + " " + remedy)) continue;
                try {
                    pressed(situation, unused.orElseGet(() -> brought(situation)), remedy);
                } catch (AssertionError | RuntimeException wrong) {
                    problems.add(situation + " " + remedy + ": " + brief(wrong));
                } finally {
                    unused = Optional.empty();
                    calm();
                }
                played.add(situation.code() + " " + remedy);
            }
        } catch (AssertionError | RuntimeException wrong) {
            problems.add(situation + ": " + brief(wrong));
        } finally {
            calm();
        }
        if (offered.isEmpty()) problems.add(situation + ": nothing is offered");
    }

    private static String brief(Throwable wrong) {
        var words = ("" + wrong).replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ").replaceAll("\\s+", " ");
        return words.substring(0, Math.min(400, words.length()));
    }

    private void calm() {
        house.allWell();
        house.smtp.hangUp();
        // A club that stayed closed would colour everything after it.
        house.owner().post(house.door() + "desk/settings/sign-in", Map.of("open", "true"));
    }

    private Someone brought(Situation situation) {
        var someone = situation.bring().get();
        Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(80))
                .untilAsserted(() ->
                        assertThat(code(someone)).isEqualTo(situation.code().name()));
        return someone;
    }

    private Document panel(Outside who, Someone someone) {
        return Jsoup.parse(who.get(file(someone) + "/access").orElseThrow().body());
    }

    private String file(Someone someone) {
        return house.door() + "desk/members/" + someone.member;
    }

    private String code(Someone someone) {
        return panel(house.owner(), someone).select("section[data-code]").attr("data-code");
    }

    /** What the panel says first, and the state that follows from it. */
    private String says(Someone someone) {
        var section = panel(house.owner(), someone).selectFirst("section[data-code]");
        return section.attr("data-code") + " " + section.attr("data-state") + " "
                + section.select(".actions").text();
    }

    private List<RemedyId> offered(Someone someone) {
        return panel(house.owner(), someone).select("section[data-code] [data-remedy]").eachAttr("data-remedy").stream()
                .map(RemedyId::valueOf)
                .toList();
    }

    /** Shown to whoever may not press it, with who may; and not done however it is asked. */
    private void frontDesk(Situation situation, Someone someone, List<RemedyId> offered) {
        var panel = panel(house.frontDesk(), someone);
        for (var remedy : offered) {
            var button = panel.selectFirst("[data-remedy=" + remedy + "]");
            var may = !NOT_OF_THE_FRONT_DESK.contains(remedy.permission());
            if (button == null || button.hasAttr("disabled") == may)
                problems.add(situation + " " + remedy + ": the front desk is shown " + button);
            if (may) continue;
            if (!panel.select(".proof").text().contains("Olga Prins"))
                problems.add(situation + " " + remedy + ": nobody says who may");
            var before = says(someone);
            var answer =
                    house.frontDesk().post(file(someone) + "/access/remedies/" + remedy, Map.of("checked", "KNOWN"));
            if (answer.orElseThrow().statusCode() != 403 || !says(someone).equals(before))
                problems.add(situation + " " + remedy + ": the front desk did it");
        }
    }

    private void pressed(Situation situation, Someone someone, RemedyId remedy) {
        if (remedy == RemedyId.GUARDIAN_PANEL || remedy == RemedyId.OPEN_OTHER) {
            leadsToTheOther(someone, remedy);
            return;
        }
        if (remedy == RemedyId.MERGE || remedy == RemedyId.UNDO_MERGE) {
            confirmedOnItsPage(someone, remedy);
            return;
        }
        var at = file(someone) + "/access/remedies/" + remedy;
        if (remedy.hasPage())
            assertThat(house.owner().get(at).orElseThrow().statusCode()).isEqualTo(200);
        if (TOLD.contains(remedy) && remedy.proof() == Proof.NONE) return;
        if (remedy.proof() != Proof.NONE) notWithoutProof(at, someone);
        var before = says(someone);
        var links = house.arrived.links(someone.email).size();
        if (situation.calm()) house.allWell();
        var address = address(situation, someone, remedy);
        var answer = house.owner().post(at, form(remedy, address));
        assertThat(Outside.leads(answer)).as(answer.orElseThrow().body()).isPresent();
        if (!situation.calm() && remedy != RemedyId.MOVE_TO_FRONT) house.allWell();
        audited(someone, remedy);
        if (TOLD.contains(remedy)) return;
        if (!address.equals(someone.email)) links = 0;
        if (remedy != RemedyId.ADD_GUARDIAN) someone.email = address;
        follow(someone, remedy, Outside.leads(answer).orElseThrow(), links);
        if (situation.code() == FindingCode.ALL_GOOD) return;
        Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(80))
                .untilAsserted(() -> assertThat(says(someone)).isNotEqualTo(before));
    }

    private void leadsToTheOther(Someone someone, RemedyId remedy) {
        var href = panel(house.owner(), someone)
                .select("[data-remedy=" + remedy + "]")
                .attr("href");
        var page = house.owner().get(href).orElseThrow();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(remedy == RemedyId.GUARDIAN_PANEL ? someone.guardian : someone.name);
    }

    /** What becomes of a file by a merge is shown first, and done from there. */
    private void confirmedOnItsPage(Someone someone, RemedyId remedy) {
        var before = says(someone);
        var href = panel(house.owner(), someone)
                .select("[data-remedy=" + remedy + "]")
                .attr("href");
        var shown = house.owner().get(href).orElseThrow();
        assertThat(shown.statusCode()).isEqualTo(200);
        var filled = Situations.filled(shown.body(), remedy.name());
        if (remedy == RemedyId.MERGE)
            assertThat(house.owner().post(href, filled).orElseThrow().statusCode())
                    .as("without proof")
                    .isEqualTo(422);
        filled.put("checked", "KNOWN");
        assertThat(Outside.leads(house.owner().post(href, filled))).isPresent();
        Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(80))
                .untilAsserted(() -> assertThat(says(someone)).isNotEqualTo(before));
    }

    private void notWithoutProof(String at, Someone someone) {
        var before = says(someone);
        var answer = house.owner()
                .post(at, Map.of("address", "somebody@else.example"))
                .orElseThrow();
        assertThat(answer.statusCode()).as("without proof").isEqualTo(422);
        assertThat(says(someone)).isEqualTo(before);
    }

    private String address(Situation situation, Someone someone, RemedyId remedy) {
        return switch (remedy) {
            case PUT_ON_FILE -> {
                var page = house.owner()
                        .get(file(someone) + "/access/remedies/" + remedy)
                        .orElseThrow();
                yield Jsoup.parse(page.body()).select("#address").attr("value");
            }
            case CORRECT_ADDRESS -> "right." + someone.name.toLowerCase() + "@right.example";
            case ADD_GUARDIAN -> someone.guardian;
            // What the panel proposes for the two addresses of these situations.
            case ACCEPT_SUGGESTION ->
                situation.code() == FindingCode.EMAIL_INVALID
                        ? someone.email.replace("gmail.com", "@gmail.com")
                        : someone.email.replace("gmial", "gmail");
            default -> someone.email;
        };
    }

    private static Map<String, String> form(RemedyId remedy, String address) {
        var form = new HashMap<String, String>();
        if (remedy.proof() != Proof.NONE) form.put("checked", "KNOWN");
        form.put("address", address);
        return form;
    }

    private void audited(Someone someone, RemedyId remedy) {
        assertThat(entries(someone)).anySatisfy(entry -> {
            assertThat(entry.sentence()).isEqualTo("access.audit.remedy");
            assertThat(entry.params()).containsEntry("remedy", remedy.name());
            assertThat(entry.params().get("checked")).isEqualTo(remedy.proof() == Proof.NONE ? "" : "KNOWN");
        });
    }

    private List<AuditEntry> entries(Someone someone) {
        var club = house.club();
        var member = MemberId.parse(someone.member).orElseThrow();
        return house.bean(Transactions.class)
                .inClub(club, () -> house.bean(Audit.class).of(club, Subject.member(member), 100));
    }

    /** What the remedy was for: they get in. */
    private void follow(Someone someone, RemedyId remedy, String led, int links) {
        switch (remedy) {
            case INVITE,
                    RESEND,
                    ACCEPT_SUGGESTION,
                    ADDRESS_IS_RIGHT,
                    WHOSE_ADDRESS,
                    CLEAR_SUPPRESSION,
                    MOVE_TO_FRONT,
                    TRY_NOW,
                    SEND_RESET -> byMail(someone, links);
            case CORRECT_ADDRESS, PUT_ON_FILE -> {
                if (!someone.account) byMail(someone, links);
            }
            case DESK_QR, SLIP, PRINT_AGAIN, RELINK_QR -> byCode(someone, led);
            case RELINK_MAIL -> {
                someone.browser = house.outside();
                var link = house.link(someone.onFile, 0);
                situations.accept(
                        someone, Outside.leads(someone.browser.get(link)).orElseThrow(), Map.of());
                good(someone);
            }
            case LIFT -> {
                assertThat(situations.signIn(someone.browser, someone.email, someone.password))
                        .isTrue();
                good(someone);
            }
            default -> {}
        }
    }

    private void byMail(Someone someone, int links) {
        var link = house.link(someone.email, links);
        if (someone.account) situations.reset(someone, link);
        else {
            someone.browser = house.outside();
            situations.accept(someone, Outside.leads(someone.browser.get(link)).orElseThrow(), as(someone));
        }
        good(someone);
    }

    private void byCode(Someone someone, String led) {
        var shown = Jsoup.parse(house.owner().get(led).orElseThrow().body());
        someone.browser = house.outside();
        var page = Outside.leads(someone.browser.post(
                house.door() + "code", Map.of("code", shown.select(".bigcode").text())));
        assertThat(page).as(shown.text()).isPresent();
        someone.password = "meadow copper nine lantern";
        situations.accept(someone, page.orElseThrow(), as(someone));
        good(someone);
    }

    private static Map<String, String> as(Someone someone) {
        return someone.guardian.isEmpty() || someone.fact.isEmpty()
                ? Map.of()
                : Map.of("as", "guardian", "name", "Greta " + someone.name);
    }

    private void good(Someone someone) {
        var child = !as(someone).isEmpty();
        Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(80))
                .untilAsserted(() -> assertThat(says(someone))
                        .startsWith(child ? "CHILD_NEEDS_GUARDIAN VIA_GUARDIAN" : "ALL_GOOD IN"));
    }

    /** The tables of docs/checks.md: each code with each remedy named in its last column. */
    private static Set<String> promised() throws IOException {
        var row = Pattern.compile("^\\| `([A-Z_]+)` \\|.*\\|([^|]*)\\|\\s*$");
        var all = new TreeSet<String>();
        for (var line : Files.readAllLines(Path.of("docs/checks.md"))) {
            var found = row.matcher(line);
            if (!found.matches()) continue;
            for (var remedy : RemedyId.values())
                if (Pattern.compile("\\b" + remedy + "\\b")
                        .matcher(found.group(2))
                        .find()) all.add(found.group(1) + " " + remedy);
        }
        assertThat(all).hasSizeGreaterThan(60);
        return all;
    }
}
