package app.latchkey.access.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.SignedIn;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.DeskNews;
import app.latchkey.clubs.Permission;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.clubs.StaffMember;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.testing.Browser;
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

/** A manager wants an owner's file erased, and her access with it: what keeps it. */
class ErasureGuardTest {
    private final Transactions transactions = RunningHouse.bean(Transactions.class);
    private final Club club = RunningHouse.club("FR");
    private final Browser owner = RunningHouse.staff(club, Role.OWNER);
    private final AccountId olga = account("Olga Prins");
    private final MemberId hers = removed();
    private final AccountId manager = account("Max");

    private AccountId account(String name) {
        return transactions.global(() -> RunningHouse.bean(Accounts.class).create(name, Locale.ENGLISH));
    }

    private MemberId removed() {
        var added = owner.post("/" + club.slug() + "/desk/members/new", Map.of("first", "Olga", "last", "Prins"));
        var path = added.headers().firstValue("Location").orElseThrow();
        var member = MemberId.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
        transactions.inClub(club.id(), () -> {
            RunningHouse.bean(Accesses.class)
                    .give(club.id(), member, olga, Access.Relation.SELF, Optional.empty(), "MAIL", Optional.empty());
            RunningHouse.bean(Staff.class).give(club.id(), olga, Role.OWNER);
        });
        owner.post(path + "/archive", Map.of("why", "moved away"));
        return member;
    }

    private ErasureOutcome asked(Erasing flow) {
        var now = transactions.global(transactions::now);
        var session = new SignedIn(
                Ids.next(), manager, "Max", Locale.ENGLISH, now, now, Optional.of(now), List.of("password"), false);
        var actor = new StaffMember(manager, "Max", Role.MANAGER, EnumSet.allOf(Permission.class));
        var number = transactions.inClub(
                club.id(),
                () -> RunningHouse.bean(MemberFiles.class)
                        .find(club.id(), hers)
                        .orElseThrow()
                        .number());
        return flow.ask(new Desk(club, actor, session, now, DeskNews.News.NONE), hers, number, "Clearing up");
    }

    private boolean waits() {
        return transactions.inClub(
                club.id(),
                () -> RunningHouse.bean(Erasures.class).open(club.id(), hers).isPresent());
    }

    @Test
    void the_file_of_somebody_who_works_here_is_not_erased() {
        assertThat(asked(RunningHouse.bean(Erasing.class)))
                .isEqualTo(new ErasureOutcome.Refused(ErasureOutcome.Hindrance.STAFF));
        assertThat(waits()).isFalse();
    }

    @Test
    void without_looking_who_works_here_it_would_be() {
        var blind = new Blind(
                RunningHouse.bean(JdbcClient.class), transactions, RunningHouse.bean(Accounts.class), event -> {});
        assertThat(asked(Wired.with(Erasing.class, blind))).isInstanceOf(ErasureOutcome.Asked.class);
        assertThat(waits()).isTrue();
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
