package app.latchkey.access.reception;

import app.latchkey.accounts.Client;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SharedDevices;
import app.latchkey.accounts.SharedDevices.Kind;
import app.latchkey.accounts.SharedDevices.Shared;
import app.latchkey.accounts.SignedIn;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Staff;
import app.latchkey.clubs.StaffEnded;
import app.latchkey.clubs.StaffMember;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Staff change places at the reception's computer. */
@Component
class Reception {
    private final SharedDevices devices;
    private final Seats seats;
    private final Pins pins;
    private final Staff staff;
    private final Sessions sessions;
    private final Hashing hashing;
    private final Audit audit;
    private final Transactions transactions;

    Reception(
            SharedDevices devices,
            Seats seats,
            Pins pins,
            Staff staff,
            Sessions sessions,
            Hashing hashing,
            Audit audit,
            Transactions transactions) {
        this.devices = devices;
        this.seats = seats;
        this.pins = pins;
        this.staff = staff;
        this.sessions = sessions;
        this.hashing = hashing;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** This browser, if it is a reception computer of this club. */
    Optional<Shared> here(Club club, Client client) {
        return transactions
                .global(() -> devices.find(client))
                .filter(found -> found.club().equals(club.id()) && found.kind() == Kind.RECEPTION);
    }

    /** Who may come back by a PIN. */
    List<StaffMember> parked(Club club, Shared here) {
        return transactions.readInClub(
                club.id(),
                () -> seats.at(club.id(), here.id()).stream()
                        .filter(seat -> pins.has(club.id(), seat.account()))
                        .flatMap(seat -> staff.find(club.id(), seat.account()).stream())
                        .toList());
    }

    /** Whoever stands there steps aside; what they had proven stays at this computer for a day. */
    void park(Club club, Shared here, SignedIn person) {
        transactions.inClub(club.id(), () -> {
            if (staff.find(club.id(), person.account()).isPresent() && !person.byMailAlone())
                seats.park(club.id(), here.id(), person);
            sessions.end(person.account(), person.session());
        });
    }

    SwitchOutcome comeBack(Club club, Shared here, AccountId account, String pin, Client client) {
        var seat = transactions.readInClub(
                club.id(),
                () -> seats.at(club.id(), here.id()).stream()
                        .filter(found -> found.account().equals(account)
                                && staff.find(club.id(), account).isPresent())
                        .findFirst());
        if (seat.isEmpty() || !Pin.wellFormed(pin)) return new SwitchOutcome.Refused();
        var kept = transactions.inClub(club.id(), () -> pins.tried(club.id(), account));
        if (kept.isEmpty() || !hashing.verify(kept.get(), pin)) {
            transactions.inClub(
                    club.id(),
                    () -> audit.write(
                            club.id(), Actor.SYSTEM, "access.audit.pin.wrong", Subject.account(account), Map.of()));
            return new SwitchOutcome.Refused();
        }
        return transactions.inClub(club.id(), () -> {
            pins.right(club.id(), account);
            audit.write(club.id(), Actor.staff(account), "access.audit.reception", Subject.club(club.id()), Map.of());
            return new SwitchOutcome.Standing(sessions.resume(
                    account, client, seat.get().factors(), seat.get().provenAt()));
        });
    }

    /** Empty for whoever does not work here, and for a kiosk. */
    Optional<StaffMember> staff(Club club, SignedIn person) {
        if (person.kiosk()) return Optional.empty();
        return transactions.readInClub(club.id(), () -> staff.find(club.id(), person.account()));
    }

    /** @return key of what is wrong with this PIN; empty when it was set */
    Optional<String> choose(Club club, StaffMember person, String pin) {
        var problem = Pin.problem(pin);
        if (problem.isPresent()) return problem;
        var hash = hashing.hash(pin);
        transactions.inClub(club.id(), () -> {
            pins.set(club.id(), person.account(), hash);
            audit.write(club.id(), person.actor(), "access.audit.pin", Subject.account(person.account()), Map.of());
        });
        return Optional.empty();
    }

    boolean hasPin(Club club, AccountId account) {
        return transactions.readInClub(club.id(), () -> pins.has(club.id(), account));
    }

    /** Whoever comes back to work here one day chooses another PIN. */
    @EventListener
    void on(StaffEnded ended) {
        seats.leave(ended.club(), ended.account());
        pins.forget(ended.club(), ended.account());
    }
}
