package app.latchkey.platform.texts;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.AccessState;
import app.latchkey.access.FindingCode;
import app.latchkey.access.InviteOutcome;
import app.latchkey.access.Refusal;
import app.latchkey.access.RemedyId;
import app.latchkey.access.Side;
import app.latchkey.clubs.Role;
import app.latchkey.members.SharedKind;
import app.latchkey.messages.MessageState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keys that the code puts together: each family is whole, since a missing one would break a page only when it is needed. */
class TextFamiliesTest {
    private static final Pattern NAMED = Pattern.compile("List<String> (?:SHOWN|KEYS) = List\\.of\\(([^)]*)\\)");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z]+)\"");

    private final Set<String> keys = TextFiles.patterns("en").keySet();

    @Test
    void every_finding_can_be_read_out_listed_and_summed_and_nothing_else_stands_there() {
        var wanted = new TreeSet<String>();
        for (var code : FindingCode.values()) {
            wanted.add("access.finding." + code + ".cause");
            for (var variant : variants(code)) {
                wanted.add("access.finding." + code + variant + ".say");
                wanted.add("access.finding." + code + variant + ".few");
            }
        }
        assertThat(under("access.finding.")).containsExactlyInAnyOrderElementsOf(wanted);
    }

    // As Words chooses them.
    private static List<String> variants(FindingCode code) {
        return switch (code) {
            case EMAIL_SHARED ->
                names(SharedKind.values()).map(kind -> "." + kind).toList();
            case CHILD_NEEDS_GUARDIAN -> List.of(".none", ".in", ".out");
            case EMAIL_INVALID -> List.of(".taken", ".suggestion", ".bare");
            case EMAIL_TYPO_SUSPECTED -> List.of(".taken", ".suggestion", ".nowhere", ".bare");
            case INVITATION_UNOPENED -> List.of(".away", ".fresh", ".old");
            case LINK_USED -> List.of(".at", ".plain");
            case RESET_PENDING -> List.of(".waiting", ".fresh", ".old");
            case WRONG_PASSWORD -> List.of(".stranger", ".caps", ".same", ".plain");
            case ACCESS_CODE_ACTIVE -> List.of(".mail", ".slip");
            case THROTTLED -> List.of(".off", ".over", ".until", ".wait");
            case SECOND_FACTOR_LOST -> List.of(".sent", ".waits", ".owner");
            case DUPLICATE_MEMBER -> List.of(".in", ".both");
            case EMAIL_SUPPRESSED -> List.of(".MANUAL", ".PROVIDER");
            case LOGIN_ADDRESS_DEAD -> List.of(".bounces", ".left");
            case EMAIL_CHANGE_PENDING -> List.of(".typo", ".plain");
            default -> List.of("");
        };
    }

    @Test
    void every_state_and_every_side_has_its_words() {
        whole("access.state.", names(AccessState.values()));
        whole("access.side.", names(Side.values()));
    }

    @Test
    void every_remedy_has_a_name_says_what_it_does_and_what_it_takes() {
        has("access.remedy.", names(RemedyId.values()));
        has("access.remedy.", names(RemedyId.values()).map(id -> id + ".help"));
        // Waiting and telling have nothing to press.
        has(
                "access.remedy.",
                names(RemedyId.values())
                        .filter(id -> !Set.of("WAIT", "TELL").contains(id))
                        .map(id -> id + ".do"));
        has("access.proof.", names(RemedyId.Proof.values()));
        has("access.remedy.check.", Stream.of("QUESTION", "PRESENCE"));
    }

    @Test
    void every_refusal_has_its_line_in_the_history() {
        has("access.event.TRY_", Stream.concat(names(Refusal.values()), Stream.of("ENTERED")));
    }

    @Test
    void whoever_has_proven_who_they_are_is_told_why_the_door_stays_closed() {
        var closing = Arrays.stream(FindingCode.values())
                .map(Refusal::closing)
                .flatMap(Optional::stream)
                .map(Refusal::name)
                .distinct();
        has("access.closed.", closing);
    }

    @Test
    void every_dead_link_says_why() {
        var dead =
                names(Refusal.values()).filter(name -> name.startsWith("LINK_")).toList();
        has("access.dead.", dead.stream());
        has("access.dead.", dead.stream().map(name -> name + ".title"));
        has("access.dead.", dead.stream().map(name -> name + ".since"));
    }

    @Test
    void every_mail_event_has_its_line_in_the_history() {
        var others = List.of(
                "REQUESTED", "HURRIED", "UNSUBSCRIBED", "LINK_OPENED", "LINK_USED", "LINK_SUPERSEDED", "LINK_EXPIRED");
        has("access.event.MAIL_", Stream.concat(names(MessageState.values()), others.stream()));
        has("messages.event.", Stream.concat(names(MessageState.values()), others.stream()));
        has("access.event.", Stream.of("LINK_OPENED", "LINK_FETCHED", "LINK_USED", "OTHER"));
        has("messages.state.", names(MessageState.values()));
    }

    @Test
    void all_evidence_that_the_panel_shows_or_the_operator_is_told_has_a_label() {
        var named = Stream.of("panel/PanelDrawing.java", "escalation/Nameless.java")
                .flatMap(file -> NAMED.matcher(TextFiles.read(TextFiles.SOURCES.resolve("app/latchkey/access/" + file)))
                        .results())
                .toList();
        assertThat(named).hasSize(2);
        whole(
                "access.evidence.",
                named.stream()
                        .flatMap(list -> LITERAL.matcher(list.group(1)).results())
                        .map(literal -> literal.group(1))
                        .distinct());
    }

    @Test
    void every_reason_not_to_invite_and_every_role_has_its_words() {
        whole("access.invite.", names(InviteOutcome.Why.values()));
        whole("clubs.role.", names(Role.values()));
    }

    @Test
    void every_mail_about_access_has_all_its_parts() {
        for (var mail : List.of("invitation", "staff", "reset"))
            has("access.mail." + mail + ".", Stream.of("title", "hello", "button", "footer"));
        has("access.mail.unknown.", Stream.of("title", "hello", "footer"));
        for (var notice : List.of("password", "relinked", "guardian"))
            has("access.notice." + notice + ".", Stream.of("title", "hello", "footer"));
    }

    @Test
    void the_pages_of_a_member_have_every_greeting_question_and_way_of_accepting() {
        whole("access.home.greeting.", Stream.of("morning", "day", "evening"));
        whole("access.welcome.fact.", Stream.of("BIRTH_YEAR", "PHONE_END", "help"));
        whole("access.audit.accepted.", Stream.of("self", "guardian"));
    }

    private void whole(String prefix, Stream<String> endings) {
        assertThat(under(prefix))
                .containsExactlyInAnyOrderElementsOf(
                        endings.map(ending -> prefix + ending).toList());
    }

    private void has(String prefix, Stream<String> endings) {
        assertThat(keys).containsAll(endings.map(ending -> prefix + ending).toList());
    }

    private Set<String> under(String prefix) {
        return keys.stream().filter(key -> key.startsWith(prefix)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name);
    }
}
