package app.latchkey.messages.mailings;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.messages.CapturedMail;
import app.latchkey.messages.CapturedMails;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Timeline;
import app.latchkey.messages.Waiting;
import app.latchkey.messages.unsubscribing.Unsubscriptions;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mailings of a running house, written at the desk and captured like all its mail. */
class MailingsTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    private final Club club = RunningHouse.club("FR");
    private final Browser lea = RunningHouse.staff(club, Role.OWNER);
    private final Transactions tx = RunningHouse.bean(Transactions.class);
    private final SmartLifecycle senders = RunningHouse.bean("lanes", SmartLifecycle.class);
    private final String desk = "/" + club.slug() + "/desk/";
    private final String mark = Long.toHexString(System.nanoTime());

    @AfterEach
    void sendAgain() {
        if (!senders.isRunning()) senders.start();
    }

    @Test
    void it_is_written_looked_at_sent_and_finished_when_nothing_is_open() {
        add("Ada", "ada");
        add("Bob", "bob");
        var mailing = write(
                "Summer at {{club}}",
                "Dear {{first_name}},\n\nwe are **open** in July.\n\nYour number is {{member_number}}.");
        var page = Jsoup.parse(lea.get(mailing).body()).text();
        assertThat(page).contains("2 mailboxes get it", "As Ada Roux reads it (1 of 2)");
        assertThat(lea.get(mailing + "?n=1").body()).contains("As Bob Roux reads it (2 of 2)");
        send(mailing);
        done(mailing);
        var ada = mailTo("ada");
        assertThat(ada.subject()).isEqualTo("Summer at Riverside");
        assertThat(ada.text()).contains("Dear Ada,\n\nwe are open in July.", "/k/u/");
        assertThat(ada.html()).contains("<strong>open</strong>", "Unsubscribe").doesNotContain("<img");
        assertThat(mailTo("bob").text()).contains("Dear Bob,");
        assertThat(Jsoup.parse(lea.get(mailing).body()).text())
                .contains("2 mails were taken by their servers", "0 unsubscribed by this mailing");
    }

    @Test
    void it_comes_in_the_members_language_where_the_club_writes_in_it_and_else_in_the_clubs() {
        add("Ada", "ada");
        add("Bob", "bob");
        own("update member set language = 'fr' where club_id = :club and first = 'Ada'");
        own("update member set language = 'en' where club_id = :club and first = 'Bob'");
        own("update club set locale = 'en', languages = '{en}' where id = :club");
        var first = write("News", "Hello");
        send(first);
        done(first);
        assertThat(mailTo("ada", "News"))
                .as("the club does not write in French")
                .contains("Unsubscribe");
        own("update club set languages = '{en,fr}' where id = :club");
        var second = write("More news", "Hello again");
        send(second);
        done(second);
        assertThat(mailTo("ada", "More news")).contains("Se désabonner");
        assertThat(mailTo("bob", "More news")).contains("Unsubscribe");
    }

    @Test
    void before_it_is_sent_it_says_how_many_get_none_and_why() {
        add("Ada", "family");
        add("Abel", "family");
        add("Nemo", "");
        add("Inge", "inge");
        add("Bruno", "bounces");
        add("Sue", "suppressed");
        add("Uma", "gone");
        var owner = JdbcClient.create(TestDatabase.owner());
        owner.sql("insert into address_delivery (key, state, since) values (:key, 'BOUNCING', now())")
                .param("key", address("bounces"))
                .update();
        owner.sql("insert into address_state (club_id, key, complained_at) values (:club, :key, now())")
                .param("club", club.id().value())
                .param("key", address("suppressed"))
                .update();
        own("update member_address set valid = false where club_id = :club and key = '" + address("inge") + "'");
        unsubscribed(address("gone"));
        var mailing = write("News", "Hello {{name}}");
        var text = Jsoup.parse(lea.get(mailing).body()).text();
        assertThat(text)
                .contains("One mailbox gets it", "6 members get none")
                .contains("1 have no address", "1 have an address that cannot be written to")
                .contains("1 have a mailbox that refuses mail", "1 have an address that the club’s mail is not sent to")
                .contains("1 have unsubscribed", "1 share a mailbox");
        send(mailing);
        done(mailing);
        assertThat(states(mailing))
                .isEqualTo(Map.of(
                        "ACCEPTED",
                        1L,
                        "NO_ADDRESS",
                        1L,
                        "INVALID",
                        1L,
                        "BOUNCING",
                        1L,
                        "SUPPRESSED",
                        1L,
                        "UNSUBSCRIBED",
                        1L,
                        "SHARED",
                        1L));
    }

    @Test
    void whoever_a_provider_s_list_says_has_unsubscribed_is_counted_among_them_before_it_is_sent() {
        add("Ada", "ada");
        add("Uma", "listed");
        var transactions = RunningHouse.bean(Transactions.class);
        assertThat(transactions.inClub(
                        club.id(),
                        () -> RunningHouse.bean(Unsubscriptions.class)
                                .add(
                                        club.id(),
                                        address("listed"),
                                        Unsubscriptions.EVERYTHING,
                                        Optional.empty(),
                                        Unsubscriptions.How.LIST)))
                .isTrue();
        var mailing = write("News", "Hello {{name}}");
        assertThat(Jsoup.parse(lea.get(mailing).body()).text()).contains("One mailbox gets it", "1 have unsubscribed");
    }

    @Test
    void an_unknown_placeholder_is_refused_with_the_nearest_and_nothing_typed_is_lost() {
        var page = lea.post(
                desk + "mailings/new", Map.of("to", "ALL", "subject", "Hi", "body", "Dear {{fist_name}}, keep me"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("{{fist_name}} is not known. Did you mean {{first_name}}?", "keep me");
        assertThat(lea.post(desk + "mailings/new", Map.of("to", "ALL", "subject", "", "body", "x"))
                        .body())
                .contains("Write something here.");
    }

    @Test
    void row_23_paused_killed_edited_and_gone_on_everybody_gets_it_once() {
        for (var n = 0; n < 12; n++) add("M" + n, "m" + n);
        senders.stop();
        var mailing = write("News", "Old words");
        send(mailing);
        Awaitility.await().atMost(SOON).until(() -> states(mailing).getOrDefault("QUEUED", 0L) == 12);
        assertThat(lea.post(mailing + "/pauses", Map.of()).statusCode()).isEqualTo(303);
        assertThat(states(mailing)).isEqualTo(Map.of("HELD", 12L));
        assertThat(lea.get(aMessage()).body())
                .contains(
                        "Somebody paused this mailing",
                        "href=\"" + mailing + "\"",
                        "held back with its mailing, by Lea");
        assertThat(ready()).isZero();
        // A sender that is killed now and started anew finds nothing to send.
        senders.start();
        senders.stop();
        var version = version(mailing);
        lea.post(mailing + "/edit", Map.of("version", version, "to", "ALL", "subject", "News", "body", "New words"));
        lea.post(mailing + "/resumptions", Map.of());
        // Twice is once.
        lea.post(mailing + "/resumptions", Map.of());
        assertThat(ready()).isEqualTo(12);
        senders.start();
        done(mailing);
        for (var n = 0; n < 12; n++) {
            var to = address("m" + n);
            assertThat(mails(to))
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.text()).contains("New words"));
        }
        assertThat(happened()).containsExactly("REQUESTED", "HELD", "QUEUED", "ACCEPTED");
        assertThat(lea.get(aMessage()).body())
                .contains("asked for, by Lea · lane: Mailings", "let go again, waits for its turn, by Lea");
    }

    /** The timeline of one of this club's messages of a mailing. */
    private List<String> happened() {
        var message = UUID.fromString(aMessage().replaceAll(".*/", ""));
        return tx.readInClub(
                club.id(),
                () -> RunningHouse.bean(Timeline.class).of(club.id(), message).stream()
                        .map(Timeline.Event::what)
                        .toList());
    }

    /** The page of one of this club's messages of a mailing. */
    private String aMessage() {
        var id = tx.readInClub(
                club.id(),
                () -> RunningHouse.bean(JdbcClient.class)
                        .sql("select id from message where club_id = :club and kind = 'mailing' order by id limit 1")
                        .param("club", club.id().value())
                        .query(UUID.class)
                        .single());
        return desk + "messages/" + id;
    }

    @Test
    void row_23_a_worker_killed_at_any_row_writes_a_part_whole_or_not_at_all() {
        for (var n = 0; n < 7; n++) add("K" + n, "k" + n);
        senders.stop();
        var id = UUID.fromString(write("News", "Hello").replaceAll(".*/", ""));
        var mailings = RunningHouse.bean(Mailings.class);
        var recipients = RunningHouse.bean(Recipients.class);
        var found = tx.readInClub(club.id(), () -> mailings.find(club.id(), id)).orElseThrow();
        var members = members();
        // Parts of one, so that there are many places to die at.
        tx.inClub(club.id(), () -> {
            for (var n = 0; n < members.size(); n++) part(id, n, members.get(n));
        });
        for (var n = 0; n < members.size(); n++) {
            // Killed before the commit: nothing of it is there, and the part still is.
            try {
                tx.inClub(club.id(), () -> {
                    recipients.write(club, found, recipients.takePart(club.id(), id));
                    throw new IllegalStateException("killed");
                });
            } catch (IllegalStateException killed) {
                assertThat(killed).hasMessage("killed");
            }
            assertThat(count("mailing_part where mailing_id = '" + id + "' and club_id = :club"))
                    .isEqualTo(members.size() - n);
            assertThat(count("mailing_recipient where mailing_id = '" + id + "' and club_id = :club"))
                    .isEqualTo(n);
            tx.inClub(club.id(), () -> recipients.write(club, found, recipients.takePart(club.id(), id)));
        }
        // The last part done twice, as by a worker that never heard of its commit: nobody gets a second one.
        tx.inClub(club.id(), () -> recipients.write(club, found, List.of(members.getLast())));
        assertThat(count("message where club_id = :club and kind = 'mailing'")).isEqualTo(7);
        assertThat(ready()).isEqualTo(7);
        tx.inClub(club.id(), () -> recipients.hold(club.id(), id, Actor.SYSTEM));
    }

    @Test
    void row_24_removed_moved_or_unsubscribed_meanwhile_they_get_none() {
        var removed = add("Rita", "rita");
        var moved = add("Milo", "milo");
        add("Uma", "uma");
        add("Ada", "ada");
        senders.stop();
        var mailing = write("News", "Hello");
        send(mailing);
        Awaitility.await().atMost(SOON).until(() -> states(mailing).getOrDefault("QUEUED", 0L) == 4);
        archive(removed);
        move(moved);
        unsubscribed(address("uma"));
        senders.start();
        done(mailing);
        assertThat(states(mailing)).isEqualTo(Map.of("ACCEPTED", 1L, "CANCELLED", 2L, "UNSUBSCRIBED", 1L));
        assertThat(mails(address("rita"))).isEmpty();
        assertThat(mails(address("uma"))).isEmpty();
    }

    @Test
    void row_24_who_is_erased_while_a_mail_waits_gets_none_and_the_mailing_ends() {
        var erased = add("Rita", "rita");
        add("Ada", "ada");
        senders.stop();
        var mailing = write("News", "Hello");
        send(mailing);
        Awaitility.await().atMost(SOON).until(() -> states(mailing).getOrDefault("QUEUED", 0L) == 2);
        archive(erased);
        erase(erased);
        senders.start();
        done(mailing);
        assertThat(mails(address("rita"))).isEmpty();
        assertThat(mails(address("ada"))).hasSize(1);
        assertThat(ready()).isZero();
    }

    @Test
    void whom_it_was_for_is_forgotten_after_a_year_and_its_numbers_stay() {
        add("Ada", "ada");
        add("Ben", "ben");
        add("Uma", "uma");
        unsubscribed(address("uma"));
        var mailing = write("News", "Hello");
        send(mailing);
        done(mailing);
        var before = states(mailing);
        assertThat(before).isEqualTo(Map.of("ACCEPTED", 2L, "UNSUBSCRIBED", 1L));
        var kept = RunningHouse.bean(OldRecipients.class);
        assertThat(forgotten(kept, Instant.now().minus(kept.keeps()), 10)).isZero();
        assertThat(count("mailing_recipient where club_id = :club")).isEqualTo(3);
        var later = Instant.now().plusSeconds(60);
        assertThat(forgotten(kept, later, 2)).isEqualTo(2);
        assertThat(states(mailing)).isEqualTo(before);
        assertThat(forgotten(kept, later, 10)).isEqualTo(1);
        assertThat(forgotten(kept, later, 10)).isZero();
        assertThat(count("mailing_recipient where club_id = :club")).isZero();
        assertThat(states(mailing)).isEqualTo(before);
        assertThat(Jsoup.parse(lea.get(mailing).body()).text())
                .contains("2 mails were taken by their servers", "1 have unsubscribed");
        // Its link still knows which mailing it stands in.
        new Browser().post(link(address("ada")), Map.of("List-Unsubscribe", "One-Click"));
        assertThat(Jsoup.parse(lea.get(mailing).body()).text()).contains("1 unsubscribed by this mailing");
    }

    @Test
    void whom_a_mailing_on_its_way_is_for_is_never_forgotten() {
        add("Ada", "ada");
        senders.stop();
        var mailing = write("News", "Hello");
        send(mailing);
        Awaitility.await().atMost(SOON).until(() -> states(mailing).getOrDefault("QUEUED", 0L) == 1);
        assertThat(forgotten(
                        RunningHouse.bean(OldRecipients.class), Instant.now().plusSeconds(60), 10))
                .isZero();
        senders.start();
        done(mailing);
    }

    private int forgotten(OldRecipients kept, Instant before, int most) {
        return RunningHouse.bean(Transactions.class).inClub(club.id(), () -> kept.forget(club.id(), before, most));
    }

    private String link(String address) {
        return mails(address)
                .getFirst()
                .text()
                .lines()
                .filter(line -> line.contains("/k/u/"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void what_waits_for_one_slow_domain_keeps_nobody_else_s_from_being_written() {
        senders.stop();
        waiting("slow.example", 300, "now()");
        waiting("quick.example", 7, "now()");
        waiting("later.example", 50, "now() + interval '1 hour'");
        var recipients = RunningHouse.bean(Recipients.class);
        assertThat(tx.<Integer>readInClub(club.id(), () -> recipients.waiting(club.id(), 2000, 200)))
                .isEqualTo(207);
        assertThat(tx.<Integer>readInClub(club.id(), () -> recipients.waiting(club.id(), 100, 200)))
                .isEqualTo(100);
        own("delete from ready_mailing where club_id = :club");
    }

    private void waiting(String domain, int rows, String due) {
        own("insert into ready_mailing (message_id, club_id, domain, due) select gen_random_uuid(), :club, '" + domain
                + "', " + due + " from generate_series(1, " + rows + ")");
    }

    @Test
    void cancelled_the_rest_is_never_sent() {
        for (var n = 0; n < 3; n++) add("C" + n, "c" + n);
        senders.stop();
        var mailing = write("News", "Hello");
        send(mailing);
        Awaitility.await().atMost(SOON).until(() -> states(mailing).getOrDefault("QUEUED", 0L) == 3);
        lea.post(mailing + "/cancellation", Map.of());
        senders.start();
        assertThat(states(mailing)).isEqualTo(Map.of("CANCELLED", 3L));
        assertThat(happened()).containsExactly("REQUESTED", "CANCELLED");
        assertThat(ready()).isZero();
        assertThat(Jsoup.parse(lea.get(mailing).body()).text()).contains("cancelled");
        assertThat(lea.post(mailing + "/resumptions", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ready()).isZero();
    }

    @Test
    void it_is_scheduled_by_the_clubs_clock_and_a_moment_that_is_over_is_refused() {
        add("Ada", "ada");
        var mailing = write("News", "Hello");
        var tomorrow = LocalDateTime.now(ZoneId.of("Europe/Paris"))
                .plusDays(1)
                .withHour(9)
                .withMinute(30)
                .withSecond(0)
                .withNano(0);
        assertThat(lea.post(mailing + "/sending", Map.of("version", "0", "when", "later", "at", "2001-01-01T09:00"))
                        .body())
                .contains("Choose a moment in the coming twelve months.");
        lea.post(mailing + "/sending", Map.of("version", "0", "when", "later", "at", tomorrow.toString()));
        var at = tx.readInClub(
                        club.id(),
                        () -> RunningHouse.bean(Mailings.class)
                                .find(club.id(), UUID.fromString(mailing.replaceAll(".*/", ""))))
                .orElseThrow();
        assertThat(at.state()).isEqualTo(MailingState.SCHEDULED);
        assertThat(at.sendAt().orElseThrow())
                .isEqualTo(tomorrow.atZone(ZoneId.of("Europe/Paris")).toInstant());
        lea.post(mailing + "/pauses", Map.of());
        lea.post(mailing + "/resumptions", Map.of());
        assertThat(Jsoup.parse(lea.get(mailing).body()).text()).contains("scheduled");
        lea.post(mailing + "/cancellation", Map.of());
    }

    @Test
    void a_stale_tab_changes_nothing_and_a_double_click_sends_once() {
        add("Ada", "ada");
        var mailing = write("News", "Hello");
        lea.post(mailing + "/edit", Map.of("version", "0", "to", "ALL", "subject", "News", "body", "Second"));
        var stale =
                lea.post(mailing + "/edit", Map.of("version", "0", "to", "ALL", "subject", "News", "body", "Third"));
        assertThat(stale.body()).contains("Somebody else changed this mailing meanwhile", "Third");
        // What was looked at is what is sent.
        lea.post(mailing + "/sending", Map.of("version", "0", "when", "now"));
        assertThat(lea.get(mailing).body()).contains("draft");
        lea.post(mailing + "/sending", Map.of("version", "1", "when", "now"));
        lea.post(mailing + "/sending", Map.of("version", "1", "when", "now"));
        done(mailing);
        assertThat(mails(address("ada"))).hasSize(1);
    }

    @Test
    void names_and_words_that_look_like_code_are_shown_as_text() {
        add("<script>alert(1)</script>{{club}}", "eve");
        var mailing =
                write("Hi {{first_name}}", "Dear {{first_name}} <img src=x onerror=alert(1)> [a](javascript:alert(1))");
        assertThat(lea.get(mailing).body()).doesNotContain("<script>alert", "<img src=x");
        send(mailing);
        done(mailing);
        var mail = mailTo("eve");
        assertThat(mail.html())
                .doesNotContain("<script>alert", "<img", "href=\"javascript")
                .contains("&lt;script");
        assertThat(mail.subject()).contains("{{club}}").doesNotContain("\n");
    }

    @Test
    void send_to_me_goes_to_the_writers_own_proven_address_and_unsubscribes_nobody() {
        add("Ada", "ada");
        var mailing = write("News", "Dear {{first_name}}");
        var as = members().getFirst();
        var told = lea.follow(lea.post(mailing + "/tries", Map.of("as", as.toString())))
                .body();
        assertThat(told).contains("On its way to staff");
        var to = Jsoup.parse(told)
                .selectFirst(".flash")
                .text()
                .replaceAll(".* to ", "")
                .replaceAll("\\.$", "");
        Awaitility.await().atMost(SOON).until(() -> !mails(to).isEmpty());
        assertThat(mails(to).getFirst().text()).contains("Dear Ada", "/k/u/example");
    }

    @Test
    void a_mailing_is_for_a_filter_of_the_list_or_a_saved_one() {
        add("Ada", "ada", "judo");
        add("Bob", "bob", "yoga");
        var answer = lea.post(
                desk + "mailings/new", Map.of("to", "FILTER", "tag", "judo", "subject", "Judo", "body", "Hello"));
        var mailing = answer.headers().firstValue("Location").orElseThrow();
        assertThat(Jsoup.parse(lea.get(mailing).body()).text()).contains("One mailbox gets it");
        lea.post(mailing + "/list", Map.of("name", "Judoka"));
        lea.post(mailing + "/text", Map.of("name", "Greeting"));
        var kept = Jsoup.parse(lea.get(desk + "mailings/kept").body());
        assertThat(kept.text()).contains("Judoka", "Greeting");
        var list = kept.selectFirst("a[href*='list=']").attr("href");
        var form = Jsoup.parse(lea.get(list).body());
        var id = form.selectFirst("option[selected]").attr("value");
        var again = lea.post(desk + "mailings/new", Map.of("to", id, "subject", "Judo", "body", "Hello"));
        assertThat(Jsoup.parse(lea.follow(again).body()).text()).contains("One mailbox gets it");
        assertThat(lea.get(kept.selectFirst("a[href*='text=']").attr("href")).body())
                .contains("Judo");
    }

    @Test
    void an_access_mail_to_many_and_a_mailing_keep_to_their_lanes() {
        add("Ada", "ada");
        senders.stop();
        var mailing = write("News", "Hello");
        send(mailing);
        Awaitility.await().atMost(SOON).until(() -> ready() == 1);
        var message = TestDatabase.jdbc()
                .sql("select message_id from ready_mailing where club_id = :club")
                .param("club", club.id().value())
                .query(UUID.class)
                .single();
        // "Try now" hurries it in its own lane, and never into that of access.
        assertThat(tx.inClub(club.id(), () -> RunningHouse.bean(Waiting.class).hurry(club.id(), message, Actor.SYSTEM)))
                .isTrue();
        assertThat(ready()).isEqualTo(1);
        assertThat(count("message where club_id = :club and lane = '" + Lane.ACCESS + "' and kind = 'mailing'"))
                .isZero();
    }

    @Test
    void the_front_desk_reads_and_does_not_write() {
        var felix = RunningHouse.staff(club, Role.FRONT_DESK);
        assertThat(felix.get(desk + "mailings").statusCode()).isEqualTo(200);
        assertThat(felix.get(desk + "mailings/new").statusCode()).isEqualTo(403);
        assertThat(felix.post(desk + "mailings/" + Ids.next() + "/sending", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    // ---------------------------------------------------------------- what the tests say

    private String address(String local) {
        return local + "@" + mark + ".example";
    }

    private String add(String first, String local, String... tags) {
        var email = local.isEmpty() || local.contains("@") ? local : address(local);
        var form = new HashMap<>(Map.of("first", first, "last", "Roux", "email", email, "evenSo", "true"));
        if (tags.length > 0) form.put("tags", tags[0]);
        var answer = lea.post(desk + "members/new", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String write(String subject, String body) {
        var answer = lea.post(desk + "mailings/new", Map.of("to", "ALL", "subject", subject, "body", body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private void send(String mailing) {
        var answer = lea.post(mailing + "/sending", Map.of("version", version(mailing), "when", "now"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private String version(String mailing) {
        var id = UUID.fromString(mailing.replaceAll(".*/", ""));
        return ""
                + tx.readInClub(
                                club.id(),
                                () -> RunningHouse.bean(Mailings.class).find(club.id(), id))
                        .orElseThrow()
                        .version();
    }

    private void done(String mailing) {
        var id = UUID.fromString(mailing.replaceAll(".*/", ""));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> tx.readInClub(
                                        club.id(),
                                        () -> RunningHouse.bean(Mailings.class).find(club.id(), id))
                                .orElseThrow()
                                .state()
                        == MailingState.DONE);
    }

    private Map<String, Long> states(String mailing) {
        var id = UUID.fromString(mailing.replaceAll(".*/", ""));
        return tx.readInClub(
                club.id(), () -> RunningHouse.bean(Recipients.class).results(club.id(), id));
    }

    private List<CapturedMail> mails(String to) {
        return RunningHouse.bean(CapturedMails.class).newest(2_000).stream()
                .filter(mail -> mail.to().equals(to))
                .toList();
    }

    private CapturedMail mailTo(String local) {
        return mails(address(local)).getFirst();
    }

    private String mailTo(String local, String subject) {
        return mails(address(local)).stream()
                .filter(mail -> mail.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private List<MemberId> members() {
        return tx.readInClub(
                club.id(),
                () -> RunningHouse.bean(JdbcClient.class)
                        .sql("select id from member where club_id = '" + club.id() + "' order by sort_key")
                        .query(UUID.class)
                        .list()
                        .stream()
                        .map(MemberId::new)
                        .toList());
    }

    private void part(UUID mailing, int n, MemberId member) {
        RunningHouse.bean(JdbcClient.class)
                .sql(
                        "insert into mailing_part (club_id, mailing_id, n, members) values (:club, :mailing, :n, :members)")
                .param("club", club.id().value())
                .param("mailing", mailing)
                .param("n", n)
                .param("members", new UUID[] {member.value()})
                .update();
    }

    private void archive(String member) {
        own("update member set archived_at = now() where club_id = :club and id = '" + member.replaceAll(".*/", "")
                + "'");
    }

    private void erase(String member) {
        own("insert into erasure (club_id, id, member_id, asked_at, due_at) values (:club, '" + Ids.next() + "', '"
                + member.replaceAll(".*/", "") + "', now(), now())");
        var gone = tx.inClub(
                club.id(),
                () -> RunningHouse.bean(JdbcClient.class)
                        .sql("select erase_member(:club, id, now()) from erasure where club_id = :club")
                        .param("club", club.id().value())
                        .query(Integer.class)
                        .single());
        assertThat(gone).isEqualTo(1);
    }

    private void move(String member) {
        own("update member_address set main = false, removed_at = now() where club_id = :club and member_id = '"
                + member.replaceAll(".*/", "") + "'");
    }

    private void unsubscribed(String key) {
        own("insert into address_state (club_id, key) values (:club, '" + key + "') on conflict do nothing");
        own("insert into unsubscription (club_id, key, topic_id, at, how) values (:club, '" + key
                + "', '00000000-0000-0000-0000-000000000000', now(), 'ONE_CLICK')");
    }

    private void own(String statement) {
        JdbcClient.create(TestDatabase.owner())
                .sql(statement)
                .param("club", club.id().value())
                .update();
    }

    private long ready() {
        return count("ready_mailing where club_id = :club");
    }

    private long count(String from) {
        return JdbcClient.create(TestDatabase.owner())
                .sql("select count(*) from " + from)
                .param("club", club.id().value())
                .query(Long.class)
                .single();
    }
}
