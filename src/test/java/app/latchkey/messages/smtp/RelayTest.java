package app.latchkey.messages.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.messages.Mail;
import app.latchkey.messages.replies.Reply;
import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.ScriptedSmtp;
import app.latchkey.operator.sink.Step;
import app.latchkey.platform.settings.StartRefused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayTest {
    private final ScriptedSmtp smtp = new ScriptedSmtp(InstantSource.system());
    private final Relay relay = relay(smtp.url());

    @AfterEach
    void hang_up() {
        relay.close();
        smtp.close();
    }

    @Test
    void a_letter_arrives_whole_with_its_own_message_id() {
        assertThat(carry("zoé@bücher.example".replace("é", "e"))).isInstanceOf(Exchange.Accepted.class);
        var mail = smtp.received().getFirst();
        assertThat(mail.to()).isEqualTo("zoe@xn--bcher-kva.example");
        assertThat(mail.from()).isEqualTo("clubs@latchkey.example");
        assertThat(mail.header("Message-ID")).isEqualTo("<1@latchkey>");
        assertThat(mail.header("Reply-To")).isEqualTo("desk@club.example");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.raw())
                .contains("multipart/alternative", "text/plain; charset=UTF-8", "text/html; charset=UTF-8");
    }

    @Test
    void the_connection_stays_open_for_the_next_letter() {
        carry("a@x.example");
        carry("b@x.example");
        assertThat(smtp.received()).hasSize(2);
        assertThat(smtp.connections()).isEqualTo(1);
    }

    @Test
    void a_refused_recipient_is_told_in_the_servers_words_and_the_connection_goes_on() {
        smtp.play((step, to) -> step == Step.RCPT && to.startsWith("nobody")
                ? Optional.of(Play.answer("550 5.1.1 no such user"))
                : Optional.empty());
        assertThat(carry("nobody@x.example"))
                .isEqualTo(new Exchange.Refused(new Reply(550, "5.1.1", "550 5.1.1 no such user")));
        assertThat(carry("somebody@x.example")).isInstanceOf(Exchange.Accepted.class);
        assertThat(smtp.connections()).isEqualTo(1);
    }

    @Test
    void a_refusal_after_the_dot_is_a_refusal() {
        smtp.play((step, to) ->
                step == Step.DOT ? Optional.of(Play.answer("554 5.7.1 looks like spam")) : Optional.empty());
        assertThat(carry("a@x.example"))
                .isInstanceOfSatisfying(
                        Exchange.Refused.class,
                        refused -> assertThat(refused.reply().shortCode()).isEqualTo("554 5.7.1"));
    }

    @Test
    void a_cut_after_the_dot_is_uncertain_and_before_it_is_not() {
        smtp.play((step, to) -> step == Step.DOT ? Optional.of(new Play.Cut(true)) : Optional.empty());
        assertThat(carry("a@x.example")).isInstanceOf(Exchange.Uncertain.class);
        assertThat(smtp.received()).hasSize(1);
        for (var early : new Step[] {Step.GREETING, Step.HELLO, Step.MAIL, Step.RCPT, Step.DATA}) {
            smtp.play((step, to) -> step == early ? Optional.of(Play.cut()) : Optional.empty());
            assertThat(carry("a@x.example")).as(early.name()).isInstanceOf(Exchange.Unreachable.class);
        }
    }

    @Test
    void silence_ends_at_the_deadline_of_a_command() {
        smtp.play((step, to) -> step == Step.DOT ? Optional.of(new Play.Silence()) : Optional.empty());
        assertThat(carry("a@x.example")).isInstanceOf(Exchange.Uncertain.class);
        smtp.play((step, to) -> step == Step.RCPT ? Optional.of(new Play.Silence()) : Optional.empty());
        assertThat(carry("a@x.example")).isInstanceOf(Exchange.Unreachable.class);
    }

    @Test
    void a_slow_exchange_ends_at_the_deadline_of_the_whole() {
        smtp.play((step, to) -> Optional.of(Play.late(Duration.ofMillis(400))));
        var began = System.nanoTime();
        var ended = inVirtualThread(() -> relay.carry(letter("a@x.example"), Duration.ofMillis(900), () -> true));
        assertThat(ended).isInstanceOf(Exchange.Unreachable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1_600));
    }

    @Test
    void an_answer_that_drips_in_letter_by_letter_ends_at_the_deadline_of_the_whole() {
        smtp.play((step, to) ->
                step == Step.RCPT ? Optional.of(new Play.Drip(Duration.ofMillis(200))) : Optional.empty());
        var began = System.nanoTime();
        var ended = inVirtualThread(() -> relay.carry(letter("a@x.example"), Duration.ofMillis(1_500), () -> true));
        assertThat(ended).isInstanceOf(Exchange.Unreachable.class);
        // Letter by letter it would have taken four seconds and a half, and no single wait reached a command's
        // deadline.
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(1_400), Duration.ofSeconds(4));
        assertThat(smtp.received()).isEmpty();
    }

    @Test
    void a_relay_that_is_not_there_is_told_as_such() {
        smtp.close();
        assertThat(carry("a@x.example")).isInstanceOf(Exchange.Unreachable.class);
    }

    @Test
    void what_the_relay_says_before_a_recipient_is_named_is_not_said_of_the_recipient() {
        for (var early : List.of(Step.GREETING, Step.HELLO))
            for (var words : List.of("554 5.7.1 You are listed", "421 4.3.2 Closing", "550 5.1.1 Nobody here")) {
                smtp.play((step, to) -> step == early ? Optional.of(Play.answer(words)) : Optional.empty());
                assertThat(carry("a@x.example")).as(early + words).isInstanceOf(Exchange.Unreachable.class);
            }
    }

    @Test
    void taken_back_before_the_dot_nothing_is_delivered() {
        assertThat(inVirtualThread(() -> relay.carry(letter("a@x.example"), Duration.ofSeconds(5), () -> false)))
                .isInstanceOf(Exchange.TakenBack.class);
        assertThat(smtp.received()).isEmpty();
    }

    @Test
    void when_nobody_can_say_whether_it_may_leave_nothing_is_delivered_and_the_connection_is_not_used_again() {
        assertThatThrownBy(() -> inVirtualThread(() -> relay.carry(letter("a@x.example"), Duration.ofSeconds(5), () -> {
                    throw new IllegalStateException("no database");
                })))
                .hasMessageContaining("no database");
        Awaitility.await().until(() -> smtp.connections() == 0);
        assertThat(smtp.received()).isEmpty();
        assertThat(carry("b@x.example")).isInstanceOf(Exchange.Accepted.class);
        assertThat(smtp.received())
                .singleElement()
                .satisfies(mail -> assertThat(mail.to()).isEqualTo("b@x.example"));
    }

    @Test
    void a_relay_that_does_not_know_us_is_not_the_recipients_fault() {
        smtp.play((step, to) -> step == Step.AUTH
                ? Optional.of(Play.answer("535 5.7.8 Username and Password not accepted"))
                : Optional.empty());
        var known = relay("smtp://user:secret@127.0.0.1:" + smtp.port());
        assertThat(inVirtualThread(() -> known.carry(letter("a@x.example"), Duration.ofSeconds(5), () -> true)))
                .isInstanceOf(Exchange.NotAdmitted.class);
    }

    @Test
    void a_password_never_leaves_without_encryption_beyond_this_machine() {
        assertThat(RelayUrl.parse("smtp://user:p%40ss@relay.example").demandTls())
                .isTrue();
        assertThat(RelayUrl.parse("smtp://user:p%40ss@relay.example").password())
                .isEqualTo("p@ss");
        assertThat(RelayUrl.parse("smtps://relay.example").port()).isEqualTo(465);
        assertThat(RelayUrl.parse("smtp://relay.example").demandTls()).isTrue();
        assertThat(RelayUrl.parse("smtp://relay.example?tls=none").demandTls()).isFalse();
        assertThat(RelayUrl.parse("smtp://user:pw@relay.example?tls=none").demandTls())
                .as("a password never goes in clear")
                .isTrue();
        assertThatThrownBy(() -> RelayUrl.parse("http://relay")).isInstanceOf(StartRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@x.example\r\nBcc: b@y.example", "a@x.example, b@y.example", "no address", "@x", "ü@x.example"
            })
    void what_is_no_single_address_never_reaches_the_relay(String address) {
        assertThat(carry(address)).isInstanceOf(Exchange.Unwritable.class);
        assertThat(smtp.connections()).isZero();
    }

    @Test
    void a_line_break_in_a_name_or_subject_writes_no_header() {
        var evil = new Letter(
                "1@latchkey",
                "Club\r\nBcc: x@y.example",
                "a@x.example",
                Optional.empty(),
                Locale.ENGLISH,
                new Mail("Hello\r\nBcc: x@y.example", "text", "<p>html</p>"),
                Trace.NONE);
        inVirtualThread(() -> relay.carry(evil, Duration.ofSeconds(5), () -> true));
        assertThat(smtp.received().getFirst().header("Bcc")).isEmpty();
    }

    private Exchange carry(String to) {
        return inVirtualThread(() -> relay.carry(letter(to), Duration.ofSeconds(5), () -> true));
    }

    private static Exchange inVirtualThread(java.util.function.Supplier<Exchange> work) {
        var result = new CompletableFuture<Exchange>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException failed) {
                result.completeExceptionally(failed);
            }
        });
        return result.join();
    }

    private static Letter letter(String to) {
        return new Letter(
                "1@latchkey",
                "Riverside Club",
                to,
                Optional.of("desk@club.example"),
                Locale.ENGLISH,
                new Mail("Your access", "text", "<p>html</p>"),
                Trace.NONE);
    }

    private static Relay relay(String url) {
        return new Relay(
                RelayUrl.parse(url),
                "Latchkey <clubs@latchkey.example>",
                Duration.ofSeconds(1),
                InstantSource.system());
    }
}
