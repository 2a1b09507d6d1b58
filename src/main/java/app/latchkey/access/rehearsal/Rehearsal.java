package app.latchkey.access.rehearsal;

import app.latchkey.access.Diagnoses;
import app.latchkey.access.Diagnosis;
import app.latchkey.access.Words;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Messages;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Goes a member's way in for whoever stands at the desk; the file stays as it is. */
@Component
class Rehearsal {
    private static final Duration WORTH_SENDING = Duration.ofHours(1);

    private final Diagnoses diagnoses;
    private final MemberFiles files;
    private final AccountAddresses addresses;
    private final Outbox outbox;
    private final Messages messages;
    private final Words words;
    private final Audit audit;
    private final Transactions transactions;

    Rehearsal(
            Diagnoses diagnoses,
            MemberFiles files,
            AccountAddresses addresses,
            Outbox outbox,
            Messages messages,
            Words words,
            Audit audit,
            Transactions transactions) {
        this.diagnoses = diagnoses;
        this.files = files;
        this.addresses = addresses;
        this.outbox = outbox;
        this.messages = messages;
        this.words = words;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** @param sent the test mail that was sent to this very person */
    record Gone(MemberFile file, Diagnosis diagnosis, Optional<AccountAddress> to, Optional<Messages.Line> sent) {}

    Optional<Gone> go(Desk desk, MemberId member, Optional<UUID> mail) {
        var club = desk.club().id();
        return diagnoses
                .now(club, member)
                .map(diagnosis -> transactions.readInClub(club, () -> {
                    var to = own(desk);
                    var sent = mail.flatMap(id -> messages.find(club, id))
                            .filter(line -> line.fact().kind().equals(RehearsalMail.NAME)
                                    && to.filter(address -> address.key()
                                                    .equals(line.fact().addressKey()))
                                            .isPresent());
                    return new Gone(files.find(club, member).orElseThrow(), diagnosis, to, sent);
                }));
    }

    List<RehearsalPage.Stage> stages(Desk desk, Gone gone, Locale locale) {
        return Stream.of(Step.values())
                .map(step -> new RehearsalPage.Stage(
                        step,
                        step.hindrance(gone.diagnosis)
                                .map(finding -> words.few(
                                        desk.club(),
                                        finding.code().name(),
                                        finding.evidence(),
                                        gone.diagnosis.at(),
                                        locale))))
                .toList();
    }

    /** Whose side it is. A test mail that did not leave speaks louder than what we knew before. */
    static String verdict(Gone gone) {
        var failed = gone.sent
                .map(line -> line.fact().state())
                .filter(state -> !state.arrived() && !state.waiting())
                .isPresent();
        if (failed) return "LATCHKEY";
        var top = gone.diagnosis.top();
        return switch (top.code()) {
            case ALL_GOOD, NEVER_SIGNED_IN -> "NOBODY";
            case NOT_INVITED -> "ASK";
            default -> top.side().name();
        };
    }

    /** To the address that this staff person has proven. @return the message; empty without such an address */
    Optional<UUID> send(Desk desk, MemberId member, Locale locale) {
        var club = desk.club().id();
        return transactions.inClub(
                club,
                () -> own(desk).flatMap(address -> {
                    audit.write(club, desk.actor().actor(), "access.audit.rehearsed", Subject.member(member), Map.of());
                    return outbox.queue(new Draft(
                            club,
                            Lane.ACCESS,
                            RehearsalMail.NAME,
                            Ids.next().toString(),
                            Optional.empty(),
                            Optional.of(desk.actor().account()),
                            address.key(),
                            address.asGiven(),
                            RehearsalMail.NAME,
                            Map.of("member", member.toString()),
                            locale,
                            Optional.of(desk.actor().account()),
                            transactions.now().plus(WORTH_SENDING)));
                }));
    }

    private Optional<AccountAddress> own(Desk desk) {
        return addresses.of(desk.actor().account()).stream()
                .filter(AccountAddress::proven)
                .findFirst();
    }
}
