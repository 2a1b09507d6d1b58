package app.latchkey.messages.feedback;

import app.latchkey.platform.database.Transactions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes reports, whoever brings them. Outside a transaction. */
@Component
public class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final Marks marks;
    private final Truth truth;
    private final Transactions transactions;

    Reports(Marks marks, Truth truth, Transactions transactions) {
        this.marks = marks;
        this.truth = truth;
        this.transactions = transactions;
    }

    /** A mail that came back, whole. */
    public Told mail(byte[] mail) {
        var reading = MailReports.read(mail);
        if (reading.verdict().isEmpty()) {
            LOG.info("A mail at the return path was ignored: {}", reading.why());
            return Told.NO_REPORT;
        }
        return take(reading.marks(), new Report(reading.verdict().get(), "MAIL", Optional.empty()));
    }

    /** One call of a provider. Where one of its reports is too early the whole call comes again, and the others are known then. */
    public Told said(Provider provider, JsonNode call) {
        var told = provider.read(call).stream()
                .flatMap(said -> said
                        .verdict()
                        .map(verdict -> take(
                                List.copyOf(Marks.in(said.texts())),
                                new Report(verdict, provider.name(), said.token())))
                        .stream())
                .toList();
        if (told.isEmpty()) LOG.info("A call of {} tells nothing of a mail", provider.name());
        return told.stream().min(Comparator.naturalOrder()).orElse(Told.NO_REPORT);
    }

    private Told take(List<String> candidates, Report report) {
        for (var mark : candidates) {
            var marked = marks.read(mark);
            if (marked.isEmpty()) continue;
            var club = marked.get().club();
            var told = transactions.inClub(
                    club, () -> truth.tell(club, marked.get().message(), report));
            if (told != Told.APPLIED)
                LOG.info("A report of message {} was ignored: {}", marked.get().message(), told);
            return told;
        }
        LOG.info("A report was ignored: it carries no mark of ours");
        return Told.NOT_OURS;
    }
}
