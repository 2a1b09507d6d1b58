package app.latchkey.messages.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.messages.replies.Reply;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Whatever arrives at the return path, and whatever a provider's webhook says. */
class ReportsFuzzTest {
    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Provider> PROVIDERS =
            List.of(new AmazonSes(), new Postmark(), new Mailgun(), new SendGrid());

    @FuzzTest(maxDuration = "60s")
    void a_mail_is_a_report_or_none(byte[] mail) {
        var began = System.nanoTime();
        var reading = MailReports.read(mail);
        assertThat(reading.marks()).allMatch(mark -> mark.matches("[a-z2-7]{52}"));
        reading.verdict().ifPresent(ReportsFuzzTest::looked);
        if (reading.verdict().isEmpty()) assertThat(reading.why()).isNotEmpty().doesNotContain("\n");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_MOST);
    }

    @FuzzTest(maxDuration = "60s")
    void a_call_of_a_provider_tells_something_or_nothing(byte[] body) {
        for (var provider : PROVIDERS)
            try {
                for (var said : provider.read(JSON.readTree(body))) {
                    said.verdict().ifPresent(ReportsFuzzTest::looked);
                    assertThat(Marks.in(said.texts())).allMatch(mark -> mark.matches("[a-z2-7]{52}"));
                }
            } catch (JacksonException noJson) {
                // Refused at the door.
                return;
            }
    }

    private static void looked(Verdict verdict) {
        switch (verdict) {
            case Verdict.Delivered(var recipient, var reply) -> oneLine(reply);
            case Verdict.Delayed(var recipient, var reply) -> oneLine(reply);
            case Verdict.Failed(var recipient, var reply) -> oneLine(reply);
            case Verdict.OnTheirList(var recipient, var words) ->
                assertThat(words).isNotNull();
            case Verdict.Complained(var kind) -> assertThat(kind).isNotEmpty();
            case Verdict.Unsubscribed() -> {}
        }
    }

    private static void oneLine(Reply reply) {
        assertThat(reply.words()).hasSizeLessThanOrEqualTo(500).doesNotContainPattern("\\p{Cntrl}");
    }
}
