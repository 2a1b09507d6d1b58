package app.latchkey.access.requests;

import app.latchkey.access.remedies.Remedies;
import app.latchkey.access.remedies.RemedyOutcome;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the desk does about a request: one at a time, and never without saying what was checked where that matters. */
@Component
class Handling {
    private final Requests requests;
    private final Answers answers;
    private final Remedies remedies;
    private final Transactions transactions;
    private final Audit audit;

    Handling(Requests requests, Answers answers, Remedies remedies, Transactions transactions, Audit audit) {
        this.requests = requests;
        this.answers = answers;
        this.remedies = remedies;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** The typed address goes on the file of whoever stands there, or was asked; the invitation goes to it. */
    RequestOutcome putOnFile(Desk desk, UUID id, Optional<MemberId> member, String checked) {
        var club = desk.club().id();
        return transactions.inClub(club, () -> {
            var address = requests.find(club, id).flatMap(AccessRequest::address);
            if (address.isEmpty()) return new RequestOutcome.NotNow("access.requests.gone");
            if (member.isEmpty()) return new RequestOutcome.Again("access.requests.whose.missing");
            return switch (remedies.byRequest(desk, member.get(), address.get().asGiven(), checked)) {
                case RemedyOutcome.Again(var problem) -> new RequestOutcome.Again(problem);
                case RemedyOutcome.NotNow(var why) -> {
                    close(desk, id, AccessRequest.State.DONE);
                    yield new RequestOutcome.Done(why, "");
                }
                case RemedyOutcome.Handover link -> new RequestOutcome.NotNow("access.requests.gone");
                case RemedyOutcome.Done(var said, var argument) -> {
                    close(desk, id, AccessRequest.State.DONE);
                    yield new RequestOutcome.Done(said, argument);
                }
            };
        });
    }

    RequestOutcome answer(Desk desk, UUID id, String words) {
        var club = desk.club().id();
        return transactions.inClub(club, () -> {
            var request = requests.find(club, id);
            var to = request.flatMap(AccessRequest::answerable);
            if (to.isEmpty()) return new RequestOutcome.NotNow("access.requests.gone");
            var problem = answers.problem(words);
            if (problem.isPresent()) return new RequestOutcome.Again(problem.get());
            if (!answers.send(desk, request.get(), to.get(), words))
                return new RequestOutcome.Again("access.requests.answer.often");
            requests.close(
                    club, id, AccessRequest.State.ANSWERED, desk.actor().actor().account());
            write(desk, id, "access.audit.request.answered");
            return new RequestOutcome.Done(
                    "access.requests.answered",
                    EmailAddress.valid(to.get().key())
                            .map(EmailAddress.Valid::masked)
                            .orElse(""));
        });
    }

    RequestOutcome state(Desk desk, UUID id, AccessRequest.State state) {
        var club = desk.club().id();
        return transactions.inClub(club, () -> {
            if (requests.find(club, id).isEmpty()) return new RequestOutcome.NotNow("access.requests.gone");
            if (state == AccessRequest.State.OPEN) {
                if (requests.reopen(club, id)) write(desk, id, "access.audit.request.open");
            } else close(desk, id, state);
            return new RequestOutcome.Done("access.requests.said." + state, "");
        });
    }

    private void close(Desk desk, UUID id, AccessRequest.State state) {
        if (!requests.close(desk.club().id(), id, state, desk.actor().actor().account())) return;
        write(
                desk,
                id,
                state == AccessRequest.State.NOT_OURS ? "access.audit.request.notours" : "access.audit.request.done");
    }

    private void write(Desk desk, UUID id, String sentence) {
        audit.write(desk.club().id(), desk.actor().actor(), sentence, Subject.request(id), Map.of());
    }
}
