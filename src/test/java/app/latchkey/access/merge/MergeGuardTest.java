package app.latchkey.access.merge;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.SignedIn;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.DeskNews;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.clubs.StaffMember;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.Wired;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A manager makes one file of an owner's and of one that a friend comes in by: what keeps the owner's access. */
class MergeGuardTest {
    private final Transactions transactions = RunningHouse.bean(Transactions.class);
    private final Club club = RunningHouse.club("FR");
    private final app.latchkey.testing.Browser owner = RunningHouse.staff(club, Role.OWNER);
    private final AccountId olga = account("Olga Prins");
    private final AccountId friend = account("Olga Prins");
    private final MemberId hers = file(olga);
    private final MemberId planted = file(friend);
    private final AccountId manager = account("Max");

    private AccountId account(String name) {
        return transactions.inClub(club.id(), () -> {
            var account = RunningHouse.bean(Accounts.class).create(name, Locale.ENGLISH);
            var address = Ids.next() + "@riverside.example";
            RunningHouse.bean(AccountAddresses.class).prove(account, address, address, true);
            return account;
        });
    }

    private MemberId file(AccountId account) {
        var added = owner.post(
                "/" + club.slug() + "/desk/members/new", Map.of("first", "Olga", "last", "Prins", "evenSo", "true"));
        var path = added.headers().firstValue("Location").orElseThrow();
        var member = MemberId.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
        transactions.inClub(
                club.id(),
                () -> RunningHouse.bean(Accesses.class)
                        .give(
                                club.id(),
                                member,
                                account,
                                Access.Relation.SELF,
                                Optional.empty(),
                                "MAIL",
                                Optional.empty()));
        return member;
    }

    private Desk desk(AccountId who) {
        var now = transactions.global(transactions::now);
        var session = new SignedIn(
                Ids.next(), who, "Max", Locale.ENGLISH, now, now, Optional.of(now), List.of("password"), false);
        var actor = new StaffMember(who, "Max", Role.MANAGER, EnumSet.allOf(app.latchkey.clubs.Permission.class));
        return new Desk(club, actor, session, now, DeskNews.News.NONE);
    }

    private static MergeForm form(Merging flow, Desk desk, MemberId survivor, MemberId absorbed) {
        var versions = flow.draft(desk, survivor, absorbed).orElseThrow().versions();
        return new MergeForm(null, null, null, null, null, null, null, null, "OTHER", "ID_CARD", versions);
    }

    private MergeOutcome merged(Merging flow, AccountId by) {
        var desk = desk(by);
        return flow.merge(desk, hers, planted, form(flow, desk, hers, planted));
    }

    private List<AccountId> inside() {
        return transactions.inClub(
                club.id(),
                () -> RunningHouse.bean(Accesses.class).of(club.id(), List.of(hers)).stream()
                        .map(Access::account)
                        .toList());
    }

    private void olgaWorksHere() {
        transactions.inClub(club.id(), () -> RunningHouse.bean(Staff.class).give(club.id(), olga, Role.OWNER));
    }

    @Test
    void an_owners_file_is_not_merged_under_her_by_a_manager() {
        olgaWorksHere();
        assertThat(merged(RunningHouse.bean(Merging.class), manager))
                .isEqualTo(new MergeOutcome.Refused(MergeOutcome.Hindrance.STAFF));
        assertThat(inside()).containsExactly(olga);
    }

    @Test
    void without_looking_who_works_here_the_friend_would_be_inside_her_file() {
        olgaWorksHere();
        var blind = new Blind(
                RunningHouse.bean(JdbcClient.class), transactions, RunningHouse.bean(Accounts.class), event -> {});
        assertThat(merged(Wired.with(Merging.class, blind), manager)).isInstanceOf(MergeOutcome.Merged.class);
        assertThat(inside()).containsExactly(friend);
    }

    @Test
    void whoever_comes_in_by_one_of_the_files_does_not_merge_them_and_anybody_else_could() {
        assertThat(merged(RunningHouse.bean(Merging.class), friend))
                .isEqualTo(new MergeOutcome.Refused(MergeOutcome.Hindrance.YOURSELF));
        assertThat(inside()).containsExactly(olga);
        assertThat(merged(RunningHouse.bean(Merging.class), manager)).isInstanceOf(MergeOutcome.Merged.class);
        assertThat(inside()).as("what the friend would have done alone").containsExactly(friend);
    }

    private static final class Blind extends Staff {
        Blind(JdbcClient sql, Transactions transactions, Accounts accounts, ApplicationEventPublisher events) {
            super(sql, transactions, accounts, events);
        }

        @Override
        public Optional<StaffMember> find(ClubId club, AccountId account) {
            return Optional.empty();
        }
    }
}
