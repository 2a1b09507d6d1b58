package app.latchkey.access.checks;

import static app.latchkey.access.checks.Case.ada;
import static app.latchkey.access.checks.Case.ago;
import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.AccessState;
import app.latchkey.access.Diagnosis;
import app.latchkey.access.Finding;
import app.latchkey.access.FindingCode;
import app.latchkey.access.Refusal;
import app.latchkey.access.RemedyId;
import app.latchkey.access.Weight;
import app.latchkey.members.SharedKind;
import app.latchkey.messages.MailDomains;
import app.latchkey.messages.MessageState;
import app.latchkey.messages.Suppressions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final String ADDRESS = "ada@club.example";
    private static final Optional<Instant> INSIDE = Optional.of(ago(Duration.ofDays(5)));
    private static final Instant JUST_NOW = ago(Duration.ofMinutes(3));
    private static final Instant AN_HOUR = ago(Duration.ofHours(1));

    private static void says(Case facts, FindingCode top, AccessState state) {
        var diagnosis = facts.diagnosis();
        assertThat(diagnosis.top().code()).isEqualTo(top);
        assertThat(diagnosis.state()).isEqualTo(state);
    }

    @Test
    void a_closed_club_comes_before_everything() {
        says(ada().clubShut().archived(), FindingCode.CLUB_ACCESS_OFF, AccessState.SHUT);
    }

    @Test
    void the_file_comes_before_the_address() {
        says(ada().archived().switchedOff(), FindingCode.MEMBER_ARCHIVED, AccessState.SHUT);
        says(ada().switchedOff(), FindingCode.ACCESS_SWITCHED_OFF, AccessState.SHUT);
    }

    @Test
    void a_child_goes_through_the_guardian_unless_own_access_is_allowed() {
        says(ada().child().withAddress(ADDRESS), FindingCode.CHILD_NEEDS_GUARDIAN, AccessState.CANNOT);
        says(ada().child().guardian(true), FindingCode.CHILD_NEEDS_GUARDIAN, AccessState.VIA_GUARDIAN);
        says(ada().child().guardian(false), FindingCode.CHILD_NEEDS_GUARDIAN, AccessState.CANNOT);
        says(ada().child().allowedOwnAccess().withAddress(ADDRESS), FindingCode.NOT_INVITED, AccessState.NOT_ASKED);
    }

    @Test
    void a_second_file_blocks_only_when_the_other_one_gets_in() {
        says(ada().withAddress(ADDRESS).twin(true), FindingCode.DUPLICATE_MEMBER, AccessState.CANNOT);
        says(ada().withAddress(ADDRESS).twin(false), FindingCode.NOT_INVITED, AccessState.NOT_ASKED);
    }

    @Test
    void the_address_on_file_is_there_right_alive_and_hers() {
        says(ada(), FindingCode.NO_EMAIL, AccessState.CANNOT);
        says(ada().withAddress("hedi.bahrigmail.com"), FindingCode.EMAIL_INVALID, AccessState.CANNOT);
        says(ada().withAddress("ada@gmial.com"), FindingCode.EMAIL_TYPO_SUSPECTED, AccessState.CANNOT);
        says(ada().withAddress(ADDRESS).bouncing(), FindingCode.EMAIL_BOUNCED, AccessState.CANNOT);
        for (var why : List.of(Suppressions.Reason.MANUAL, Suppressions.Reason.PROVIDER))
            says(ada().withAddress(ADDRESS).suppressed(why), FindingCode.EMAIL_SUPPRESSED, AccessState.CANNOT);
        says(ada().withAddress(ADDRESS).signsInAnother("Eva"), FindingCode.EMAIL_IS_OTHER_ACCOUNT, AccessState.CANNOT);
    }

    @Test
    void a_domain_without_a_mail_server_is_said_until_somebody_knows_better() {
        var nowhere = ada().withAddress("ada@club.example").atDomainThat(MailDomains.Answer.NONE);
        says(nowhere, FindingCode.EMAIL_TYPO_SUSPECTED, AccessState.CANNOT);
        var top = nowhere.diagnosis().top();
        assertThat(top.evidence())
                .containsEntry("domain", "club.example")
                .containsEntry("mailServer", "NONE")
                .doesNotContainKey("suggestion");
        assertThat(top.remedies())
                .startsWith(RemedyId.ADDRESS_IS_RIGHT, RemedyId.CORRECT_ADDRESS)
                .doesNotContain(RemedyId.INVITE, RemedyId.RESEND);
        says(nowhere.saidToBeRight(), FindingCode.NOT_INVITED, AccessState.NOT_ASKED);
    }

    @Test
    void namesakes_block_and_families_are_a_note() {
        says(ada().withAddress(ADDRESS).sharing(SharedKind.NAMESAKES), FindingCode.EMAIL_SHARED, AccessState.CANNOT);
        says(ada().withAddress(ADDRESS).sharing(SharedKind.FAMILY), FindingCode.NOT_INVITED, AccessState.NOT_ASKED);
    }

    @Test
    void no_one_click_where_the_suggestion_stands_on_another_file() {
        var taken = ada().withAddress("hedi.bahrigmail.com").suggestionTaken().diagnosis();
        assertThat(taken.top().remedies()).doesNotContain(RemedyId.ACCEPT_SUGGESTION);
        var free = ada().withAddress("hedi.bahrigmail.com").diagnosis();
        assertThat(free.top().remedies().getFirst()).isEqualTo(RemedyId.ACCEPT_SUGGESTION);
    }

    @Test
    void a_mail_that_waits_says_where() {
        var invited = ada().withAddress(ADDRESS);
        says(invited.invited(AN_HOUR, MessageState.QUEUED), FindingCode.INVITATION_QUEUED, AccessState.ON_ITS_WAY);
        says(
                ada().withAddress(ADDRESS).invited(AN_HOUR, MessageState.DELAYED, "GREYLISTED"),
                FindingCode.INVITATION_DELAYED,
                AccessState.ON_ITS_WAY);
        says(
                ada().withAddress(ADDRESS).invited(AN_HOUR, MessageState.DELAYED, "SOFT_FULL"),
                FindingCode.EMAIL_SOFT_BOUNCING,
                AccessState.CANNOT);
        says(
                ada().withAddress(ADDRESS).relayDown().invited(AN_HOUR, MessageState.QUEUED),
                FindingCode.MAIL_DOWN,
                AccessState.CANNOT);
    }

    @Test
    void a_relay_that_is_down_is_nobodys_finding_while_nothing_waits() {
        says(ada().withAddress(ADDRESS).relayDown(), FindingCode.NOT_INVITED, AccessState.NOT_ASKED);
    }

    @Test
    void exactly_one_invitation_code_holds_and_a_living_link_beats_an_expired_one() {
        var long_ago = ago(Duration.ofDays(20));
        says(
                ada().withAddress(ADDRESS).invited(long_ago, MessageState.ACCEPTED),
                FindingCode.LINK_EXPIRED,
                AccessState.CANNOT);
        says(
                ada().withAddress(ADDRESS)
                        .invited(long_ago, MessageState.ACCEPTED)
                        .invited(AN_HOUR, MessageState.ACCEPTED),
                FindingCode.INVITATION_UNOPENED,
                AccessState.ON_ITS_WAY);
        says(
                ada().withAddress(ADDRESS).invitedAndOpened(AN_HOUR, JUST_NOW),
                FindingCode.INVITATION_OPENED_UNFINISHED,
                AccessState.ON_ITS_WAY);
        says(
                ada().withAddress(ADDRESS).invitedAndSuperseded(AN_HOUR, JUST_NOW),
                FindingCode.LINK_SUPERSEDED,
                AccessState.CANNOT);
        says(
                ada().withAddress(ADDRESS)
                        .invited(AN_HOUR, MessageState.ACCEPTED)
                        .tried(JUST_NOW, "LINK_DAMAGED"),
                FindingCode.LINK_DAMAGED,
                AccessState.CANNOT);
    }

    @Test
    void a_slip_in_the_hand_makes_the_missing_address_a_note() {
        says(ada().slip(AN_HOUR), FindingCode.ACCESS_CODE_ACTIVE, AccessState.ON_ITS_WAY);
        says(ada().slip(ago(Duration.ofDays(31))), FindingCode.NO_EMAIL, AccessState.CANNOT);
        says(
                ada().withAddress(ADDRESS).slip(ago(Duration.ofDays(31))),
                FindingCode.ACCESS_CODE_EXPIRED,
                AccessState.CANNOT);
    }

    @Test
    void a_mail_that_was_just_sent_is_not_sent_again() {
        var fresh = ada().withAddress(ADDRESS)
                .invited(JUST_NOW, MessageState.ACCEPTED)
                .diagnosis();
        assertThat(fresh.top().remedies().getFirst()).isEqualTo(RemedyId.WAIT);
        assertThat(fresh.dueAt()).contains(JUST_NOW.plusSeconds(2).plus(Duration.ofMinutes(10)));
    }

    @Test
    void with_an_account_the_newest_event_decides() {
        var both = ada().withAddress(ADDRESS).account(INSIDE);
        says(both, FindingCode.ALL_GOOD, AccessState.IN);
        says(both.tried(AN_HOUR, "WRONG_PASSWORD"), FindingCode.WRONG_PASSWORD, AccessState.CANNOT);
        says(both.tried(JUST_NOW, "THROTTLED"), FindingCode.THROTTLED, AccessState.CANNOT);
        says(
                both.resetAsked(JUST_NOW.plusSeconds(60), MessageState.ACCEPTED, ""),
                FindingCode.RESET_PENDING,
                AccessState.ON_ITS_WAY);
    }

    @Test
    void the_former_password_is_not_just_a_wrong_one() {
        says(
                ada().account(INSIDE).tried(AN_HOUR, "WRONG_PASSWORD", "EXACT", true, false),
                FindingCode.PASSWORD_CHANGED_RECENTLY,
                AccessState.CANNOT);
    }

    @Test
    void a_success_strikes_everything_before_it() {
        says(
                ada().account(INSIDE).tried(ago(Duration.ofDays(6)), "WRONG_PASSWORD"),
                FindingCode.ALL_GOOD,
                AccessState.IN);
        var waiting = ada().withAddress(ADDRESS).relayDown();
        says(
                waiting.account(Optional.of(JUST_NOW)).resetAsked(AN_HOUR, MessageState.QUEUED, ""),
                FindingCode.ALL_GOOD,
                AccessState.IN);
        says(
                waiting.account(INSIDE).resetAsked(AN_HOUR, MessageState.QUEUED, ""),
                FindingCode.MAIL_DOWN,
                AccessState.CANNOT);
    }

    @Test
    void somebody_else_who_tries_is_a_note() {
        var stranger = ada().account(INSIDE).tried(AN_HOUR, "NOBODY", "NEAREST", false, true);
        says(stranger, FindingCode.ALL_GOOD, AccessState.IN);
        assertThat(stranger.diagnosis().findings())
                .anyMatch(finding -> finding.code() == FindingCode.WRONG_IDENTIFIER && finding.weight() == Weight.NOTE);
    }

    @Test
    void a_reset_that_bounced_in_a_mailbox_that_bounces_is_said_once() {
        var both =
                ada().withAddress(ADDRESS).account(INSIDE).bouncing().resetAsked(AN_HOUR, MessageState.BOUNCED, "HARD");
        says(both, FindingCode.EMAIL_BOUNCED, AccessState.CANNOT);
        assertThat(both.diagnosis().findings().stream().map(Finding::code)).doesNotHaveDuplicates();
    }

    @Test
    void passwords_that_somebody_else_tries_are_a_note_too() {
        var stranger = ada().account(INSIDE).tried(AN_HOUR, "WRONG_PASSWORD", "EXACT", false, true);
        says(stranger, FindingCode.ALL_GOOD, AccessState.IN);
        assertThat(stranger.diagnosis().findings())
                .anyMatch(finding -> finding.code() == FindingCode.WRONG_PASSWORD && finding.weight() == Weight.NOTE);
    }

    @Test
    void a_mistyped_address_is_hers_when_only_she_is_nearest() {
        says(
                ada().account(INSIDE).tried(AN_HOUR, "NOBODY", "NEAREST", false, false),
                FindingCode.WRONG_IDENTIFIER,
                AccessState.CANNOT);
        says(
                ada().account(INSIDE).tried(ago(Duration.ofDays(8)), "NOBODY", "NEAREST", false, false),
                FindingCode.ALL_GOOD,
                AccessState.IN);
    }

    @Test
    void a_reset_is_likely_for_a_day_and_bounces_by_its_own_reason() {
        says(
                ada().account(INSIDE).resetAsked(ago(Duration.ofHours(25)), MessageState.ACCEPTED, ""),
                FindingCode.ALL_GOOD,
                AccessState.IN);
        says(
                ada().account(INSIDE).resetAsked(AN_HOUR, MessageState.BOUNCED, "HARD"),
                FindingCode.EMAIL_BOUNCED,
                AccessState.CANNOT);
    }

    @Test
    void a_password_that_is_off_blocks_and_whoever_never_entered_is_named_so() {
        says(ada().account(INSIDE).passwordOff(), FindingCode.THROTTLED, AccessState.CANNOT);
        says(ada().account(Optional.empty()), FindingCode.NEVER_SIGNED_IN, AccessState.CANNOT);
    }

    @Test
    void every_code_that_closes_the_door_has_one_refusal() {
        for (var code : FindingCode.values()) {
            if (code.gate() != FindingCode.Gate.ENTER) continue;
            assertThat(Refusal.closing(code)).as(code.name()).isPresent();
            assertThat(Refusal.closing(code).orElseThrow().code()).isEqualTo(code);
        }
    }

    /** Random facts: an answer always, exactly one top, ranked, and never a resend to an address that bounces. */
    @RepeatedTest(2000)
    void any_facts_have_one_answer() {
        var seed = System.nanoTime();
        var diagnosis = any(new Random(seed));
        assertThat(diagnosis.findings()).isNotEmpty();
        assertThat(diagnosis.findings().stream().map(Finding::code).distinct().count())
                .as("facts of seed " + seed)
                .isEqualTo(diagnosis.findings().size());
        assertThat(diagnosis.findings().stream()
                        .filter(f -> f.weight() == Weight.LIKELY)
                        .count())
                .isLessThanOrEqualTo(1);
        assertThat(diagnosis.top().remedies()).isNotEmpty();
        var bounces = diagnosis.findings().stream().anyMatch(f -> f.code() == FindingCode.EMAIL_BOUNCED);
        if (bounces) assertThat(diagnosis.top().remedies().getFirst()).isNotEqualTo(RemedyId.RESEND);
        var invitations = diagnosis.findings().stream()
                .filter(f -> f.code().group() == FindingCode.Group.INVITATION)
                .count();
        assertThat(invitations).isLessThanOrEqualTo(1);
    }

    private static Diagnosis any(Random random) {
        var facts = ada();
        if (random.nextInt(8) == 0) facts.clubShut();
        if (random.nextInt(8) == 0) facts.archived();
        if (random.nextInt(8) == 0) facts.switchedOff();
        if (random.nextInt(4) == 0) facts.child();
        if (random.nextInt(6) == 0) facts.guardian(random.nextBoolean());
        if (random.nextInt(5) == 0) facts.twin(random.nextBoolean());
        var account = random.nextBoolean();
        if (account) facts.account(random.nextBoolean() ? INSIDE : Optional.empty());
        if (random.nextInt(4) > 0) {
            facts.withAddress(random.nextInt(4) == 0 ? "ada@gmial.com" : ADDRESS);
            if (random.nextInt(4) == 0) facts.bouncing();
            if (random.nextInt(4) == 0) facts.sharing(SharedKind.values()[random.nextInt(3)]);
            var states = MessageState.values();
            for (var i = random.nextInt(3); i > 0 && !account; i--)
                facts.invited(ago(Duration.ofDays(random.nextInt(20))), states[random.nextInt(states.length)]);
            if (account && random.nextBoolean())
                facts.resetAsked(ago(Duration.ofHours(random.nextInt(30))), states[random.nextInt(states.length)], "");
        }
        var reasons = new String[] {"NOBODY", "WRONG_PASSWORD", "THROTTLED", "LINK_USED", "LINK_DAMAGED"};
        for (var i = random.nextInt(4); i > 0; i--)
            facts.tried(
                    ago(Duration.ofHours(random.nextInt(200))),
                    reasons[random.nextInt(reasons.length)],
                    random.nextBoolean() ? "EXACT" : "NEAREST",
                    random.nextBoolean(),
                    random.nextInt(4) == 0);
        return facts.diagnosis();
    }

    @Test
    void an_account_of_the_same_name_that_acts_here_is_to_be_linked() {
        says(
                ada().withAddress(ADDRESS).signsInAnother("Ada Martin"),
                FindingCode.ACCOUNT_NOT_LINKED,
                AccessState.CANNOT);
        says(
                ada().withAddress(ADDRESS)
                        .signsInAnother("Ada Martin")
                        .invited(ago(Duration.ofDays(1)), MessageState.ACCEPTED),
                FindingCode.INVITATION_UNOPENED,
                AccessState.ON_ITS_WAY);
        says(
                ada().child().withAddress(ADDRESS).signsInAnother("Ada Martin"),
                FindingCode.CHILD_NEEDS_GUARDIAN,
                AccessState.CANNOT);
    }

    @Test
    void the_address_they_want_speaks_only_when_it_was_typed() {
        var inside = ada().withAddress(ADDRESS).account(Optional.of(ago(Duration.ofDays(2))));
        says(inside.wants("ada@new.example", ago(Duration.ofDays(1))), FindingCode.ALL_GOOD, AccessState.IN);
        says(
                ada().withAddress(ADDRESS)
                        .account(Optional.of(ago(Duration.ofDays(2))))
                        .wants("ada@clubb.example", ago(Duration.ofDays(1)))
                        .tried(ago(Duration.ofHours(1)), "NOBODY"),
                FindingCode.EMAIL_CHANGE_PENDING,
                AccessState.CANNOT);
    }

    @Test
    void a_browser_without_cookies_is_said_as_the_newest_event() {
        says(
                ada().withAddress(ADDRESS)
                        .account(Optional.of(ago(Duration.ofDays(2))))
                        .tried(ago(Duration.ofHours(2)), "WRONG_PASSWORD")
                        .tried(ago(Duration.ofHours(1)), "COOKIES_BLOCKED"),
                FindingCode.COOKIES_BLOCKED,
                AccessState.CANNOT);
    }

    @Test
    void an_address_that_reaches_nobody_speaks_once_a_reset_was_asked() {
        var inside = ada().withAddress(ADDRESS).account(Optional.of(ago(Duration.ofDays(2))));
        says(inside.signsInWithADead("ada@old.example"), FindingCode.ALL_GOOD, AccessState.IN);
        says(
                inside.resetAsked(ago(Duration.ofHours(1)), MessageState.ACCEPTED, ""),
                FindingCode.LOGIN_ADDRESS_DEAD,
                AccessState.CANNOT);
    }

    @Test
    void somebody_elses_account_speaks_before_a_name_that_nobody_has() {
        var inside = ada().withAddress(ADDRESS).account(Optional.of(ago(Duration.ofDays(2))));
        says(inside.accountOf("Eva Berg"), FindingCode.ALL_GOOD, AccessState.IN);
        says(inside.tried(ago(Duration.ofHours(1)), "NOBODY"), FindingCode.LINKED_TO_OTHER, AccessState.CANNOT);
    }

    @Test
    void whoever_forgot_the_password_is_helped_before_failing_at_the_door() {
        for (var facts : List.of(
                ada().account(INSIDE),
                ada().account(Optional.empty()),
                ada().account(INSIDE).tried(JUST_NOW, "LINK_USED"),
                ada().account(INSIDE).wants("ada@new.example", JUST_NOW)))
            assertThat(facts.diagnosis().findings())
                    .anySatisfy(finding -> assertThat(finding.remedies())
                            .containsSubsequence(RemedyId.SEND_RESET, RemedyId.RELINK_QR));
    }

    @Test
    void no_reset_is_offered_to_somebody_without_a_mailbox() {
        for (var facts : List.of(
                ada().account(INSIDE),
                ada().account(Optional.empty()),
                ada().account(INSIDE).tried(JUST_NOW, "LINK_USED"),
                ada().account(INSIDE).tried(JUST_NOW, "WRONG_PASSWORD"),
                ada().account(INSIDE).tried(JUST_NOW, "THROTTLED"))) {
            onlyInPerson(facts.withoutProvenAddress());
        }
    }

    @Test
    void no_reset_is_offered_where_every_mailbox_bounces() {
        for (var facts : List.of(
                ada().account(INSIDE),
                ada().account(INSIDE).tried(JUST_NOW, "LINK_USED"),
                ada().account(INSIDE).tried(JUST_NOW, "WRONG_PASSWORD"),
                ada().account(INSIDE).tried(JUST_NOW, "METHOD_MISMATCH"),
                ada().account(INSIDE).passwordOff(),
                ada().account(INSIDE).resetAsked(AN_HOUR, MessageState.ACCEPTED, ""),
                ada().account(INSIDE).wants("ada@new.example", JUST_NOW))) onlyInPerson(facts.everyMailboxBounces());
        assertThat(ada().account(INSIDE)
                        .tried(JUST_NOW, "WRONG_PASSWORD")
                        .signsInWithADead("ada@club.example")
                        .diagnosis()
                        .findings())
                .as("it only left the file")
                .anySatisfy(finding -> assertThat(finding.remedies()).contains(RemedyId.SEND_RESET));
    }

    private static void onlyInPerson(Case facts) {
        var findings = facts.diagnosis().findings();
        assertThat(findings)
                .allSatisfy(finding ->
                        assertThat(finding.remedies()).as(finding.code().name()).doesNotContain(RemedyId.SEND_RESET));
        assertThat(findings.getFirst().remedies())
                .as(findings.getFirst().code().name())
                .contains(RemedyId.RELINK_QR);
    }

    @Test
    void an_account_that_is_not_linked_is_not_invited_to_a_mailbox_that_bounces() {
        var bounces = ada().withAddress(ADDRESS)
                .bouncing()
                .signsInAnother("Ada Martin")
                .diagnosis();
        assertThat(bounces.findings())
                .filteredOn(finding -> finding.code() == FindingCode.ACCOUNT_NOT_LINKED)
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedies()).containsExactly(RemedyId.SLIP, RemedyId.DESK_QR));
        var fine = ada().withAddress(ADDRESS).signsInAnother("Ada Martin").diagnosis();
        assertThat(fine.top().code()).isEqualTo(FindingCode.ACCOUNT_NOT_LINKED);
        assertThat(fine.top().remedies().getFirst()).isEqualTo(RemedyId.INVITE);
    }
}
