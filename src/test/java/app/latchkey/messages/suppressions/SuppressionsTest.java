package app.latchkey.messages.suppressions;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.messages.Suppressions;
import app.latchkey.messages.Suppressions.Reason;
import app.latchkey.messages.unsubscribing.Unsubscriptions;
import app.latchkey.messages.unsubscribing.Unsubscriptions.How;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Addresses that a club does not write to, as the desk sees and decides it. */
class SuppressionsTest {
    private final Club club = RunningHouse.club("GB");
    private final Browser owner = RunningHouse.staff(club, Role.OWNER);
    private final Suppressions suppressions = RunningHouse.bean(Suppressions.class);
    private final Unsubscriptions unsubscriptions = RunningHouse.bean(Unsubscriptions.class);
    private final Transactions transactions = RunningHouse.bean(Transactions.class);

    private String page(String query) {
        return owner.get("/" + club.slug() + "/desk/suppressions" + query).body();
    }

    private String post(String where, Map<String, String> form) {
        var answer = owner.post("/" + club.slug() + "/desk/suppressions" + where, form);
        return answer.body();
    }

    private Optional<Reason> mailings(Club of, String key) {
        return mailings(of, key, Optional.empty());
    }

    private Optional<Reason> mailings(Club of, String key, Optional<UUID> mailing) {
        return transactions.readInClub(
                of.id(),
                () -> Optional.ofNullable(suppressions
                                .mailing(of.id(), List.of(key), mailing)
                                .get(key))
                        .flatMap(Suppressions.Held::suppressed)
                        .map(Suppressions.Suppression::why));
    }

    private void unsubscribed(String key, UUID topic) {
        transactions.inClub(
                club.id(), () -> unsubscriptions.add(club.id(), key, topic, Optional.empty(), How.ONE_CLICK));
    }

    private UUID topic(String name) {
        owner.post("/" + club.slug() + "/desk/mailings/topics", Map.of("name", name));
        return transactions.readInClub(
                club.id(),
                () -> unsubscriptions.topics(club.id()).stream()
                        .filter(topic -> topic.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .id());
    }

    private Optional<UUID> mailing(UUID topic) {
        var form = Map.of("to", "ALL", "topic", topic.toString(), "subject", "News", "body", "Hello");
        var at = owner.post("/" + club.slug() + "/desk/mailings/new", form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return Optional.of(UUID.fromString(at.substring(at.lastIndexOf('/') + 1)));
    }

    private boolean everything(String key) {
        return transactions.readInClub(
                club.id(),
                () -> suppressions.everything(club.id(), List.of(key)).containsKey(key));
    }

    @Test
    void an_address_is_added_found_and_written_to_again() {
        assertThat(page("")).contains("Every address is written to");
        post("", Map.of("address", " Ada@Example.org", "words", "Asked us <b>twice</b>"));
        assertThat(page(""))
                .contains("ada@example.org", "nothing, by the desk", "Asked us", "Lea")
                .doesNotContain("<b>twice");
        assertThat(everything("ada@example.org")).isTrue();
        assertThat(page("?q=ben")).contains("No such address here");
        assertThat(page("?q=ADA@")).contains("ada@example.org");
        post("/clearance", Map.of("key", "ada@example.org", "why", "MANUAL"));
        assertThat(everything("ada@example.org")).isFalse();
        assertThat(page("")).doesNotContain("ada@example.org");
    }

    @Test
    void what_is_no_address_is_said_beside_the_field_and_stays_in_it() {
        assertThat(post("", Map.of("address", "ada at example")))
                .contains("no address that mail goes to", "ada at example");
        assertThat(page("")).contains("Every address is written to");
    }

    @Test
    void a_second_click_and_a_stale_tab_change_nothing_more() {
        post("", Map.of("address", "ada@example.org", "words", "first"));
        post("", Map.of("address", "ada@example.org", "words", "second"));
        assertThat(page("")).contains("first").doesNotContain("second");
        post("/clearance", Map.of("key", "ada@example.org", "why", "MANUAL"));
        post("/clearance", Map.of("key", "ada@example.org", "why", "MANUAL"));
        assertThat(everything("ada@example.org")).isFalse();
    }

    @Test
    void a_complaint_and_an_unsubscription_stop_mailings_alone_and_each_ends_by_itself() {
        transactions.inClub(club.id(), () -> suppressions.complained(club.id(), "ada@example.org"));
        unsubscribed("ada@example.org", Unsubscriptions.EVERYTHING);
        assertThat(everything("ada@example.org")).isFalse();
        assertThat(mailings(club, "ada@example.org")).contains(Reason.COMPLAINT);
        assertThat(page("")).contains("complained", "unsubscribed", "with one click in a mail program");
        post("/clearance", Map.of("key", "ada@example.org", "why", "COMPLAINT"));
        assertThat(mailings(club, "ada@example.org")).contains(Reason.UNSUBSCRIBED);
        assertThat(again("ada@example.org", Unsubscriptions.EVERYTHING, "At the desk"))
                .contains("Mailings go there again");
        assertThat(mailings(club, "ada@example.org")).isEmpty();
        assertThat(page("")).contains("Every address is written to");
    }

    @Test
    void nobody_is_subscribed_again_without_having_asked_and_what_they_said_stays() {
        var form = Map.of("first", "Ada", "last", "Roux", "email", "ada@example.org", "evenSo", "true");
        var file = owner.post("/" + club.slug() + "/desk/members/new", form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        unsubscribed("ada@example.org", Unsubscriptions.EVERYTHING);
        var key = "ada@example.org";
        post("/clearance", Map.of("key", key, "why", "UNSUBSCRIBED"));
        for (var lacking : List.of(
                Map.of("key", key, "words", "By phone"),
                Map.of("key", key, "asked", "true", "words", " \n "),
                Map.of("key", key)))
            assertThat(owner.follow(owner.post("/" + club.slug() + "/desk/suppressions/resubscription", lacking))
                            .body())
                    .contains("Nothing is changed");
        assertThat(mailings(club, key)).contains(Reason.UNSUBSCRIBED);
        assertThat(again(key, Unsubscriptions.EVERYTHING, "By <b>phone</b>")).contains("Mailings go there again");
        assertThat(again(key, Unsubscriptions.EVERYTHING, "By phone")).contains("Mailings went there already");
        var history = org.jsoup.Jsoup.parse(owner.get(file).body());
        assertThat(history.text()).contains("Mailings are wanted again, as the desk was told. By <b>phone</b>");
        // What was stopped is known still, and is stopped again at the next word of the reader.
        unsubscribed(key, Unsubscriptions.EVERYTHING);
        assertThat(mailings(club, key)).contains(Reason.UNSUBSCRIBED);
    }

    @Test
    void whoever_wants_one_topic_again_does_not_get_the_others() {
        var races = topic("Races");
        var courses = topic("Courses");
        unsubscribed("ada@example.org", races);
        unsubscribed("ada@example.org", courses);
        assertThat(page("?q=ada")).contains("only “Races”", "only “Courses”");
        assertThat(mailings(club, "ada@example.org")).isEmpty();
        assertThat(mailings(club, "ada@example.org", mailing(races))).contains(Reason.UNSUBSCRIBED);
        again("ada@example.org", races, "By phone");
        assertThat(mailings(club, "ada@example.org", mailing(races))).isEmpty();
        assertThat(mailings(club, "ada@example.org", mailing(courses))).contains(Reason.UNSUBSCRIBED);
        unsubscribed("ada@example.org", Unsubscriptions.EVERYTHING);
        assertThat(mailings(club, "ada@example.org", mailing(races))).contains(Reason.UNSUBSCRIBED);
    }

    @Test
    void an_address_that_is_suppressed_and_unsubscribed_keeps_the_one_when_the_other_is_cleared() {
        unsubscribed("ada@example.org", Unsubscriptions.EVERYTHING);
        post("", Map.of("address", "ada@example.org", "words", "Asked us"));
        post("/clearance", Map.of("key", "ada@example.org", "why", "MANUAL"));
        assertThat(mailings(club, "ada@example.org")).contains(Reason.UNSUBSCRIBED);
    }

    private String again(String key, UUID topic, String words) {
        var form = Map.of("key", key, "topic", topic.toString(), "asked", "true", "words", words);
        return owner.follow(owner.post("/" + club.slug() + "/desk/suppressions/resubscription", form))
                .body();
    }

    @Test
    void nothing_of_it_holds_in_another_club() {
        var other = RunningHouse.club("GB");
        post("", Map.of("address", "ada@example.org"));
        assertThat(mailings(other, "ada@example.org")).isEmpty();
        var theirs = RunningHouse.staff(other, Role.OWNER);
        theirs.post(
                "/" + other.slug() + "/desk/suppressions/clearance", Map.of("key", "ada@example.org", "why", "MANUAL"));
        assertThat(everything("ada@example.org")).isTrue();
    }

    @Test
    void a_hundred_and_twenty_addresses_are_paged_and_none_is_torn_apart() {
        transactions.inClub(club.id(), () -> {
            for (var n = 100; n < 220; n++) {
                var key = "m" + n + "@example.org";
                suppressions.complained(club.id(), key);
                unsubscriptions.add(club.id(), key, Unsubscriptions.EVERYTHING, Optional.empty(), How.PAGE);
            }
        });
        var seen = new java.util.ArrayList<String>();
        var next = "";
        for (var pages = 0; pages < 10; pages++) {
            var shown = org.jsoup.Jsoup.parse(page(next));
            seen.addAll(shown.select("ul.rows li code").eachText());
            var link = shown.select("a[rel=next]").attr("href");
            if (link.isEmpty()) break;
            next = link.substring(link.indexOf('?'));
        }
        assertThat(seen).hasSize(240);
        assertThat(seen.stream().distinct()).hasSize(120);
    }

    private static ProviderList good(String file, Optional<Reason> said) {
        return ((ProviderList.Read.Good) ProviderList.read(file.getBytes(StandardCharsets.UTF_8), said)).list();
    }

    private static ProviderList.Problem bad(String file) {
        return ((ProviderList.Read.Bad) ProviderList.read(file.getBytes(StandardCharsets.UTF_8), Optional.empty()))
                .problem();
    }

    private static List<Reason> reasons(String file) {
        return good(file, Optional.empty()).entries().stream()
                .map(ProviderList.Entry::why)
                .toList();
    }

    @Test
    void lists_of_the_big_providers_are_understood_by_their_columns() {
        var sendGridBounces =
                "status,reason,email,created\n5.1.1,\"550 5.1.1 The email account, that you tried\",Ada@Example.org,1449953655\n";
        var sendGridSpam = "ip,email,created\n198.51.100.7,ada@example.org,1449953655\n";
        var mailgunBounces =
                "address,code,error,created_at\nada@example.org,550,No such mailbox,\"Fri, 21 Oct 2011 11:02:55 GMT\"\n";
        var mailgunUnsubscribes = "address,tags,created_at\nada@example.org,*,\"Fri, 21 Oct 2011 11:02:55 GMT\"\n";
        var postmark =
                "EmailAddress,SuppressionReason,Origin,CreatedAt\nada@example.org,HardBounce,Recipient,2019-12-10\n"
                        + "ben@example.org,SpamComplaint,Recipient,2019-12-10\ncora@example.org,ManualSuppression,Customer,2019-12-10\n";
        var ses =
                "\uFEFFEmail address;Reason;Last update time\nada@example.org;BOUNCE;2020-04-10\nben@example.org;COMPLAINT;2020-04-10\n";
        assertThat(reasons(sendGridBounces)).containsExactly(Reason.PROVIDER);
        assertThat(good(sendGridBounces, Optional.empty()).entries().getFirst().key())
                .isEqualTo("ada@example.org");
        assertThat(good(sendGridBounces, Optional.empty()).entries().getFirst().note())
                .startsWith("550 5.1.1");
        assertThat(reasons(sendGridSpam)).containsExactly(Reason.COMPLAINT);
        assertThat(reasons(mailgunBounces)).containsExactly(Reason.PROVIDER);
        assertThat(reasons(mailgunUnsubscribes)).containsExactly(Reason.UNSUBSCRIBED);
        assertThat(reasons(postmark)).containsExactly(Reason.PROVIDER, Reason.COMPLAINT, Reason.PROVIDER);
        assertThat(reasons(ses)).containsExactly(Reason.PROVIDER, Reason.COMPLAINT);
    }

    @Test
    void a_list_that_does_not_say_why_is_asked_about_and_what_is_no_list_is_refused() {
        var bare = "email,created\nada@example.org,1449953655\n";
        assertThat(bad(bare)).isEqualTo(ProviderList.Problem.NO_REASON);
        assertThat(good(bare, Optional.of(Reason.UNSUBSCRIBED))
                        .entries()
                        .getFirst()
                        .why())
                .isEqualTo(Reason.UNSUBSCRIBED);
        assertThat(bad("name,phone\nAda,1\n")).isEqualTo(ProviderList.Problem.NO_ADDRESS);
        assertThat(bad("\n \n")).isEqualTo(ProviderList.Problem.EMPTY);
        assertThat(bad("email,reason\0\n")).isEqualTo(ProviderList.Problem.UNREADABLE);
        assertThat(bad("email,reason\n\"ada")).isNotNull();
        assertThat(good("email,reason\nada@example.org,bounce\nnobody,bounce\n,x\n", Optional.empty())
                        .wrong())
                .containsExactly(3L, 4L);
    }

    @Test
    void a_list_is_taken_over_at_the_desk_and_a_second_time_brings_nothing_new() {
        var file = "Email address,Reason\nada@example.org,BOUNCE\nben@example.org,COMPLAINT\nnobody,BOUNCE\n";
        assertThat(upload(file))
                .contains("Taken over: 2 new, 0 stood here before", "Without an address, left out: 1 (lines 4)");
        assertThat(everything("ada@example.org")).isTrue();
        assertThat(everything("ben@example.org")).isTrue();
        assertThat(mailings(club, "ben@example.org")).isPresent();
        assertThat(upload(file)).contains("Taken over: 0 new, 2 stood here before");
        assertThat(upload("email\nada@example.org\n")).contains("Choose what stands on it");
        var unsubscribed = "address,tags,created_at\ncleo@example.org,*,\"Fri, 21 Oct 2011 11:02:55 GMT\"\n";
        assertThat(upload(unsubscribed)).contains("Taken over: 1 new, 0 stood here before");
        assertThat(upload(unsubscribed)).contains("Taken over: 0 new, 1 stood here before");
        assertThat(page("?q=cleo")).contains("no mailings, unsubscribed", "by a mail provider’s list");
        assertThat(mailings(club, "cleo@example.org")).contains(Reason.UNSUBSCRIBED);
    }

    private String upload(String file) {
        return owner.upload("/" + club.slug() + "/desk/suppressions/list", "file", "list.csv", file)
                .body();
    }
}
