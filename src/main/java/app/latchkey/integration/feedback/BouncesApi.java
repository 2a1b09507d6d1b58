package app.latchkey.integration.feedback;

import app.latchkey.integration.door.Problem;
import app.latchkey.integration.door.ProblemCode;
import app.latchkey.messages.feedback.Reports;
import app.latchkey.messages.feedback.Told;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One mail that came back, as a mail server pipes it. */
@RestController
class BouncesApi {
    private final Reports reports;

    BouncesApi(Reports reports) {
        this.reports = reports;
    }

    /** @param outcome APPLIED, KNOWN, NOT_OURS, TOO_OLD or NO_REPORT */
    record Answer(String outcome) {}

    @PostMapping(
            value = "/api/v1/bounces",
            consumes = {"message/rfc822", "application/octet-stream"})
    Answer take(Knock.OfAMailServer knock, @RequestBody byte[] mail) {
        var told = reports.mail(mail);
        // The server keeps it and comes again: the mail itself is just on its way.
        if (told == Told.TOO_EARLY) throw Problem.of(ProblemCode.BUSY);
        return new Answer(told.name());
    }
}
