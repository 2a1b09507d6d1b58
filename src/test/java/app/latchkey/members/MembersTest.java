package app.latchkey.members;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.audit.Actor;
import app.latchkey.audit.AuditEntry;
import app.latchkey.audit.Subject;
import app.latchkey.members.ContactAddress.Source;
import app.latchkey.members.FieldProblem.Field;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MembersTest {
    private final House house = new House();
    private final ClubId club = house.club("FR");

    private List<String> history(MemberId member) {
        return house.tx.readInClub(club, () -> house.audit.of(club, Subject.member(member), 50)).stream()
                .map(AuditEntry::sentence)
                .toList();
    }

    private List<MemberId> search(String typed) {
        return house.sheets.search(club, typed, 500);
    }

    @Test
    void adds_a_file_with_number_and_username() {
        var ada = house.add(
                club,
                MemberDetails.named("Ada", "Martin")
                        .withEmail("Ada@Free.fr")
                        .withPhone("06 12 34 56 78")
                        .born(1984));
        var sheet = house.sheet(club, ada);
        assertThat(sheet.file().username()).isEqualTo("ada.martin");
        assertThat(sheet.file().number()).isEqualTo("1001");
        assertThat(sheet.file().phoneE164()).contains("+33612345678");
        assertThat(sheet.file().address().orElseThrow().key()).isEqualTo("ada@free.fr");
        assertThat(sheet.file().address().orElseThrow().asGiven()).isEqualTo("Ada@Free.fr");
        assertThat(house.events).containsExactly(new MemberAdded(club, ada));
        assertThat(history(ada)).containsExactly("members.audit.added");
    }

    @Test
    void gives_every_namesake_a_username_of_their_own() throws Exception {
        house.add(club, "Ada", "Martin");
        var second = house.add(club, "Ada", "Martin");
        assertThat(house.sheet(club, second).usernames()).containsExactly("ada.martin2");
        assertThat(house.sheet(club, house.add(club, "王", "小明")).file().username())
                .isEqualTo("m.1003");
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) pool.submit(() -> house.add(club, "Zoé", "Roux"));
        }
        assertThat(search("zoe roux").stream()
                        .map(id -> house.sheet(club, id).file().username())
                        .distinct())
                .hasSize(16)
                .contains("zoe.roux", "zoe.roux16");
    }

    @Test
    void no_number_and_no_username_is_given_that_is_somebody_s_card() {
        var ada = house.add(club, MemberDetails.named("Ada", "Martin").carded("1002", "00 1003", "zoe2"));
        assertThat(house.sheet(club, ada).file().number()).isEqualTo("1001");
        assertThat(house.sheet(club, house.add(club, "Tom", "Roux")).file().number())
                .isEqualTo("1004");
        assertThat(house.sheet(club, house.add(club, "Zoé", "")).file().username())
                .isEqualTo("zoe3");
    }

    @Test
    void a_card_that_many_give_at_once_is_one_s() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++)
                pool.submit(() -> house.members.add(
                        club, Actor.SYSTEM, MemberDetails.named("Zoé", "Roux").carded("77-1"), Source.DESK, true));
        }
        assertThat(search("zoe roux")).hasSize(1);
    }

    @Test
    void a_card_is_theirs_until_it_is_lost_and_may_then_be_another_s() {
        var ada = house.add(club, MemberDetails.named("Ada", "Martin").carded("04:A2 3B", "77"));
        var tom = house.add(club, "Tom", "Roux");
        assertThat(by("04a23b")).contains(ada);
        var sheet = house.sheet(club, ada);
        assertThat(edit(sheet, sheet.details().carded("77"))).isInstanceOf(EditOutcome.Saved.class);
        assertThat(by("04a23b")).isEmpty();
        assertThat(search("04:a2 3b")).as("who finds it asks whose it was").containsExactly(ada);
        assertThat(edit(house.sheet(club, tom), house.sheet(club, tom).details().carded("04-a2-3b")))
                .isInstanceOf(EditOutcome.Saved.class);
        assertThat(by("04A2 3B")).contains(tom);
        assertThat(history(ada)).contains("members.audit.card.ended");
        assertThat(history(tom)).contains("members.audit.card");
    }

    private Optional<MemberId> by(String typed) {
        return house.tx.readInClub(club, () -> house.files.byNumber(club, typed, false));
    }

    @Test
    void finds_by_any_part_of_what_is_on_file() {
        var ada = house.add(
                club,
                MemberDetails.named("Ada", "Lefèvre-Martin")
                        .withEmail("ada_x@free.fr")
                        .withPhone("06 12 34 56 78"));
        house.add(club, MemberDetails.named("Tom", "Roux").withEmail("adax@free.fr"));
        for (var typed : List.of(
                "lefevre",
                "LEFÈVRE",
                "martin ada",
                "ada martin",
                "fevr",
                "ada_x@",
                "06 12 34",
                "0612345678",
                "+33612345678",
                "1001",
                "da.lef",
                "le",
                "ad ma")) assertThat(search(typed)).as(typed).contains(ada);
        assertThat(search("ada_x")).containsExactly(ada);
        assertThat(search("ev")).isEmpty();
        assertThat(search("  ")).isEmpty();
        assertThat(search("%")).isEmpty();
        assertThat(search("...")).isEmpty();
    }

    @Test
    void shows_who_looks_alike_before_adding() {
        var ada =
                house.add(club, MemberDetails.named("Ada", "Martin").born(1984).withPhone("0612345678"));
        assertThat(alike(MemberDetails.named("martin", "ADA").born(1984))).containsExactly(ada);
        assertThat(alike(MemberDetails.named("Ada", "Martin").withPhone("+33 6 12 34 56 78")))
                .containsExactly(ada);
        assertThat(alike(MemberDetails.named("A.", "Martin").born(1984).withPhone("0612345678")))
                .containsExactly(ada);
        assertThat(alike(MemberDetails.named("Ada", "Martin").born(1990).withPhone("0612345699")))
                .isEmpty();
    }

    private List<MemberId> alike(MemberDetails details) {
        return switch (house.members.add(club, Actor.SYSTEM, details, Source.DESK, false)) {
            case AddOutcome.LooksLike like ->
                like.files().stream().map(MemberFile::id).toList();
            case AddOutcome.Added added -> List.of();
            case AddOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    @Test
    void refuses_what_cannot_stand_on_a_file() {
        house.add(
                club,
                new MemberDetails(
                        "Ada", "M", "", "", Optional.empty(), Optional.empty(), "X1", "", List.of(), "", List.of()));
        var outcome = house.members.add(
                club,
                Actor.SYSTEM,
                new MemberDetails(
                        "",
                        " ",
                        "hedi.bahrigmail.com",
                        "06\u0000",
                        Optional.empty(),
                        Optional.of(1700),
                        "X1",
                        "klingon",
                        List.of(),
                        "",
                        List.of("ca#rd!")),
                Source.DESK,
                false);
        assertThat(((AddOutcome.Refused) outcome).problems())
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder(
                        Field.FIRST,
                        Field.PHONE,
                        Field.EMAIL,
                        Field.LANGUAGE,
                        Field.BIRTH,
                        Field.EXTERNAL_ID,
                        Field.CARDS);
        assertThat(((AddOutcome.Refused) outcome).problems())
                .filteredOn(p -> p.field() == Field.EMAIL)
                .extracting(FieldProblem::suggestion)
                .containsExactly(Optional.of("hedi.bahri@gmail.com"));
    }

    @Test
    void a_stale_tab_overwrites_nothing() {
        var ada = house.add(club, "Ada", "Martin");
        var drawn = house.sheet(club, ada);
        assertThat(edit(drawn, drawn.details().withEmail("ada@free.fr"))).isInstanceOf(EditOutcome.Saved.class);
        assertThat(edit(drawn, drawn.details().withEmail("old@free.fr"))).isInstanceOf(EditOutcome.Stale.class);
        assertThat(house.sheet(club, ada).details().email()).isEqualTo("ada@free.fr");
    }

    private EditOutcome edit(MemberSheet drawn, MemberDetails wanted) {
        return house.changes.edit(club, Actor.SYSTEM, drawn.id(), drawn.version(), wanted, Source.DESK);
    }

    @Test
    void another_address_is_told_and_the_old_one_stays_findable() {
        var ada = house.add(club, MemberDetails.named("Ada", "Martin").withEmail("old.ada@free.fr"));
        var drawn = house.sheet(club, ada);
        edit(drawn, drawn.details().withEmail("new.ada@free.fr"));
        assertThat(house.events)
                .contains(new MemberEmailChanged(
                        club, ada, Optional.of("old.ada@free.fr"), Optional.of("new.ada@free.fr")));
        assertThat(search("old.ada@")).containsExactly(ada);
        assertThat(house.sheet(club, ada).addresses()).hasSize(2);
        assertThat(history(ada)).contains("members.audit.address", "members.audit.edited");
        house.changes.putOnFile(club, Actor.SYSTEM, ada, "old.ada@free.fr", Source.SUGGESTED);
        assertThat(house.sheet(club, ada).file().address().orElseThrow().key()).isEqualTo("old.ada@free.fr");
    }

    @Test
    void a_change_of_address_confirms_nothing() {
        var ada = house.add(club, MemberDetails.named("Ada", "Martin").withEmail("a@free.fr"));
        house.changes.confirmAddress(club, ada, "a@free.fr");
        assertThat(house.sheet(club, ada).file().address().orElseThrow().confirmedAt())
                .isPresent();
        house.changes.putOnFile(club, Actor.SYSTEM, ada, "b@free.fr", Source.DESK);
        house.changes.putOnFile(club, Actor.SYSTEM, ada, "a@free.fr", Source.DESK);
        assertThat(house.sheet(club, ada).file().address().orElseThrow().confirmedAt())
                .isEmpty();
    }

    @Test
    void archives_with_a_reason_and_restores() {
        var ada = house.add(club, "Ada", "Martin");
        assertThat(house.changes.archive(club, Actor.SYSTEM, ada, "moved away")).isTrue();
        assertThat(house.changes.archive(club, Actor.SYSTEM, ada, "again")).isFalse();
        assertThat(house.sheet(club, ada).file().archived().orElseThrow().why()).isEqualTo("moved away");
        assertThat(house.changes.restore(club, Actor.SYSTEM, ada)).isTrue();
        assertThat(house.changes.restore(club, Actor.SYSTEM, ada)).isFalse();
        assertThat(house.events).contains(new MemberArchived(club, ada), new MemberRestored(club, ada));
    }

    @Test
    void switches_access_off_and_on() {
        var ada = house.add(club, "Ada", "Martin");
        house.changes.switchAccess(club, Actor.SYSTEM, ada, true, "unpaid");
        assertThat(house.sheet(club, ada).file().accessOff().orElseThrow().why())
                .isEqualTo("unpaid");
        house.changes.switchAccess(club, Actor.SYSTEM, ada, false, "");
        assertThat(house.sheet(club, ada).file().accessOff()).isEmpty();
        assertThat(house.events)
                .contains(new MemberAccessSwitched(club, ada, true), new MemberAccessSwitched(club, ada, false));
    }

    @Test
    void twins_are_found_until_somebody_says_they_are_two() {
        var twin = MemberDetails.named("Sami", "Amri")
                .born(1980)
                .withPhone("0612345678")
                .withEmail("sami@free.fr");
        var one = house.add(club, twin);
        var two = house.add(club, twin);
        assertThat(neighbours(one)).singleElement().satisfies(n -> {
            assertThat(n.twin()).isTrue();
            assertThat(n.other()).isEqualTo(two);
            assertThat(n.sharing()).contains(SharedKind.SAME_PERSON);
        });
        assertThat(house.changes.notSame(club, Actor.SYSTEM, two, one)).isTrue();
        assertThat(house.changes.notSame(club, Actor.SYSTEM, one, two)).isFalse();
        assertThat(neighbours(one)).noneMatch(Neighbour::twin);
    }

    private List<Neighbour> neighbours(MemberId one) {
        var neighbours = new Neighbours(house.sql);
        return house.tx
                .readInClub(club, () -> neighbours.of(club, List.of(one)))
                .getOrDefault(one, List.of());
    }

    @Test
    void another_club_sees_and_changes_nothing() {
        var ada = house.add(club, MemberDetails.named("Ada", "Martin").withEmail("ada@free.fr"));
        var other = house.club("FR");
        assertThat(house.sheets.find(other, ada)).isEmpty();
        assertThat(house.sheets.search(other, "ada", 500)).isEmpty();
        assertThat(house.changes.archive(other, Actor.SYSTEM, ada, "no")).isFalse();
        assertThat(house.changes.edit(other, Actor.SYSTEM, ada, 0, MemberDetails.named("X", "Y"), Source.DESK))
                .isInstanceOf(EditOutcome.Gone.class);
        assertThat(house.changes.putOnFile(other, Actor.SYSTEM, ada, "x@free.fr", Source.DESK))
                .isFalse();
        assertThat(house.changes.notSame(other, Actor.SYSTEM, ada, house.add(other, "B", "C")))
                .isFalse();
    }
}
