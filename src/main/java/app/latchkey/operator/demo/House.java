package app.latchkey.operator.demo;

import app.latchkey.access.Diagnoses;
import app.latchkey.access.Invitations;
import app.latchkey.access.StaffInvitations;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Operators;
import app.latchkey.accounts.Passkeys;
import app.latchkey.accounts.Passwords;
import app.latchkey.accounts.SecondFactors;
import app.latchkey.clubs.NewClub;
import app.latchkey.members.MemberChanges;
import app.latchkey.members.MemberImport;
import app.latchkey.members.MemberSheets;
import app.latchkey.messages.CapturedMails;
import app.latchkey.messages.MessageFacts;
import app.latchkey.operator.ClubFounding;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.Settings;
import org.springframework.stereotype.Component;

/** The flows of the product that the demo's clubs are made by. */
@Component
class House {
    final ClubFounding founding;
    final StaffInvitations staff;
    final Diagnoses diagnoses;
    final Invitations invitations;
    final MemberImport imports;
    final MemberChanges changes;
    final MemberSheets sheets;
    final CapturedMails captured;
    final MessageFacts messages;
    final SecondFactors factors;
    final Passkeys passkeys;
    final Passwords passwords;
    final AccountAddresses addresses;
    final Operators operators;
    final Transactions transactions;
    final Settings settings;

    House(
            ClubFounding founding,
            StaffInvitations staff,
            Diagnoses diagnoses,
            Invitations invitations,
            MemberImport imports,
            MemberChanges changes,
            MemberSheets sheets,
            CapturedMails captured,
            MessageFacts messages,
            SecondFactors factors,
            Passkeys passkeys,
            Passwords passwords,
            AccountAddresses addresses,
            Operators operators,
            Transactions transactions,
            Settings settings) {
        this.founding = founding;
        this.staff = staff;
        this.diagnoses = diagnoses;
        this.invitations = invitations;
        this.imports = imports;
        this.changes = changes;
        this.sheets = sheets;
        this.captured = captured;
        this.messages = messages;
        this.factors = factors;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.addresses = addresses;
        this.operators = operators;
        this.transactions = transactions;
        this.settings = settings;
    }

    DemoClub found(NewClub wanted, String owner, String atTheDesk) {
        return DemoClub.found(this, wanted, owner, atTheDesk);
    }
}
