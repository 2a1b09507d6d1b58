package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.Role;
import app.latchkey.messages.CapturedMail;
import app.latchkey.messages.CapturedMails;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A club with a desk, its members and their mail, all by pages; the database is only looked at. */
final class Riverside {
    static final String PASSWORD = "copper lantern meadow nine";
    private static final Pattern LINK = Pattern.compile("/k/[A-Za-z0-9_-]+");
    private static final int MAILS = 10_000;

    final Club club = RunningHouse.club("FR");
    final Browser owner = RunningHouse.staff(club, Role.OWNER);
    final Browser desk = RunningHouse.staff(club, Role.FRONT_DESK);
    final String door = "/" + club.slug() + "/";
    final JdbcClient sql = JdbcClient.create(TestDatabase.owner());

    /** @return the path of the file at the desk */
    String add(String first, String last, Map<String, String> more) {
        var form = new HashMap<>(Map.of("first", first, "last", last, "evenSo", "true"));
        form.putAll(more);
        var added = owner.post(door + "desk/members/new", form);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
        return location(added);
    }

    /** The access rules as usual, but for one. */
    void rules(Browser who, String field, String value) {
        assertThat(decided(who, field, value)).isEqualTo(303);
    }

    /** @return the status that the page answers with */
    int decided(Browser who, String field, String value) {
        var form = new HashMap<>(Map.of(
                "firstAccess",
                "LINK",
                "inviteDays",
                "14",
                "askInvite",
                "ASK",
                "staffProof",
                "PASSWORD",
                "joins",
                "CLOSED"));
        form.put(field, value);
        return who.post(door + "desk/access-rules", form).statusCode();
    }

    /** As the settings page sends it; members are written to in French. */
    void says(String formality) {
        var form = Map.of(
                "name", club.name(),
                "colour", club.colour(),
                "country", club.country(),
                "timeZone", club.timeZone().getId(),
                "language", "fr",
                "languages", "en",
                "formality", formality,
                "currency", club.currency());
        assertThat(owner.post(door + "desk/settings", form).statusCode()).isEqualTo(303);
    }

    Club now() {
        var clubs = RunningHouse.bean(Clubs.class);
        return RunningHouse.bean(Transactions.class).global(() -> clubs.get(club.id()));
    }

    /** An address that no other test uses. */
    static String address(String who) {
        return who + "." + UUID.randomUUID().toString().substring(0, 8) + "@riverside.example";
    }

    HttpResponse<String> remedy(Browser who, String file, String remedy) {
        return who.post(file + "/access/remedies/" + remedy, Map.of("checked", "KNOWN"));
    }

    /** @return the path of the link in the invitation */
    String invited(String file, String address) {
        var known = mails(address).size();
        assertThat(location(remedy(owner, file, "INVITE"))).isEqualTo(file);
        return link(newMail(address, known));
    }

    String resetFor(String address) {
        var known = withLink(address).size();
        new Browser().post(door + "recover", Map.of("identifier", address));
        var mails = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> withLink(address), found -> found.size() > known);
        return link(mails.getFirst());
    }

    /** A notice may arrive meanwhile: what was changed is told there too. */
    private static List<CapturedMail> withLink(String address) {
        return mails(address).stream()
                .filter(mail -> LINK.matcher(mail.text()).find())
                .toList();
    }

    CapturedMail newMail(String address, int known) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> mails(address), mails -> mails.size() > known)
                .getFirst();
    }

    /** Newest first. Never without looking at case: a dotless i is an I then, and somebody else's mail one's own. */
    static List<CapturedMail> mails(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        return RunningHouse.bean(CapturedMails.class).newest(MAILS).stream()
                .filter(mail -> mail.to().toLowerCase(Locale.ROOT).equals(lower))
                .toList();
    }

    static String link(CapturedMail mail) {
        var found = LINK.matcher(mail.text());
        assertThat(found.find()).as(mail.text()).isTrue();
        return found.group();
    }

    /** Opened and continued: the next post accepts. @return where to post */
    String opened(Browser browser, String link) {
        var page = location(browser.get(link));
        assertThat(browser.get(page).statusCode()).isEqualTo(200);
        assertThat(browser.post(page + "/open", Map.of()).statusCode()).isEqualTo(303);
        return page;
    }

    Browser accepted(String link) {
        var browser = new Browser();
        var answer = browser.post(opened(browser, link), Map.of("password", PASSWORD));
        assertThat(begins(answer)).as(answer.body()).isTrue();
        return browser;
    }

    HttpResponse<String> signIn(Browser browser, String identifier, String password) {
        return browser.post(door, Map.of("identifier", identifier, "password", password));
    }

    /** Whether the answer lets somebody in. */
    static boolean begins(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .anyMatch(cookie -> cookie.matches("latchkey_session=[^;]{20,}.*"));
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    long count(String what) {
        return sql.sql("select count(*) from " + what)
                .param("club", club.id().value())
                .query(Long.class)
                .single();
    }
}
