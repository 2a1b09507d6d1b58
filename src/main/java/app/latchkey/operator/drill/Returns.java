package app.latchkey.operator.drill;

import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.Returned;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.ObjectMapper;

/** What comes back about a mail after it was taken, piped to the house as a mail server does. */
final class Returns {
    static final String KEY = "what the mail servers of the drill show";
    private static final Duration WHILE_IT_LEAVES = Duration.ofSeconds(5);
    private static final int LEAVES = 503;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI place;
    private final Cast cast;
    private final MailServer mails;

    Returns(URI base, Cast cast, MailServer mails) {
        this.place = base.resolve("/api/v1/bounces");
        this.cast = cast;
        this.mails = mails;
    }

    void report(Fields given) {
        var mail = mail(given);
        var says = given.text("says");
        var status =
                given.text("status", says.equals("delivered") ? "2.0.0" : says.equals("delayed") ? "4.4.1" : "5.1.1");
        var words = given.text("words", "");
        var about = given.text("about", mail.to());
        bring(given, Returned.delivery(mail, about, says, status, words), mail);
    }

    void complain(Fields given) {
        var mail = mail(given);
        bring(given, Returned.complaint(mail, given.text("kind", "abuse")), mail);
    }

    private Received mail(Fields given) {
        var address =
                given.find("mailTo").orElseGet(() -> cast.get(given.text("who")).email());
        if (given.find("mailTo").isPresent()) given.find("who");
        return mails.mail(address, given.number("back", 0));
    }

    private void bring(Fields given, byte[] report, Received mail) {
        var forged = given.flag("forged", false);
        var becomes = given.text("becomes", forged ? "NOT_OURS" : "APPLIED");
        given.nothingElse();
        var brought = forged ? forged(report, mail) : report;
        var outcome = new String[] {""};
        Patience.until(WHILE_IT_LEAVES, () -> {
            outcome[0] = told(brought);
            return !outcome[0].isEmpty();
        });
        if (!outcome[0].equals(becomes))
            throw new Unplayable("The report became " + outcome[0] + ", and not " + becomes);
    }

    /** One letter of the mark is another. */
    private static byte[] forged(byte[] report, Received mail) {
        var mark = mail.from().replaceAll(".*\\+|@.*", "");
        var other = (mark.charAt(0) == 'a' ? 'b' : 'a') + mark.substring(1);
        return new String(report, StandardCharsets.UTF_8).replace(mark, other).getBytes(StandardCharsets.UTF_8);
    }

    /** Empty while the mail itself is just being handed over. */
    private String told(byte[] report) {
        var request = HttpRequest.newBuilder(place)
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "message/rfc822")
                .POST(BodyPublishers.ofByteArray(report))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == LEAVES) return "";
            if (answer.statusCode() != 200) throw new Unplayable("A report is answered " + answer.statusCode());
            return json.readTree(answer.body()).get("outcome").stringValue();
        } catch (IOException failed) {
            throw new Unplayable("No answer to a report", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unplayable("Stopped at a report", stopped);
        }
    }
}
