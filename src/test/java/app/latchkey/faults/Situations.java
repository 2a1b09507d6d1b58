package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.FindingCode;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Passkeys;
import app.latchkey.accounts.Passwords;
import app.latchkey.accounts.SecondFactors;
import app.latchkey.accounts.Totp;
import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Step;
import app.latchkey.platform.database.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How somebody comes to each finding: by pages, by mail and by waiting, as it happens to people. */
final class Situations {
    private static final Duration OLD = Duration.ofHours(2);
    private static final int AN_API_CALLER_MAY = 20;

    /** @param calm whether the mail server is well again before the desk acts; else after it */
    record Situation(FindingCode code, String how, boolean calm, Supplier<Someone> bring) {
        @Override
        public String toString() {
            return code + (how.isEmpty() ? "" : ", " + how);
        }
    }

    private final SmtpHouse house;
    private final List<Situation> all = new ArrayList<>();
    private boolean bulk;

    Situations(SmtpHouse house) {
        this.house = house;
        closedThings();
        family();
        addresses();
        mails();
        invitations();
        door();
    }

    List<Situation> all() {
        return all;
    }

    private void when(FindingCode code, String how, Supplier<Someone> bring) {
        all.add(new Situation(code, how, true, bring));
    }

    private void whileMailFails(FindingCode code, String how, Supplier<Someone> bring) {
        all.add(new Situation(code, how, false, bring));
    }

    private void closedThings() {
        when(FindingCode.CLUB_ACCESS_OFF, "", () -> {
            var someone = inside();
            house.owner().post(house.door() + "desk/settings/sign-in", Map.of("open", "false", "why", "Holidays"));
            return someone;
        });
        when(FindingCode.MEMBER_ARCHIVED, "", () -> press(inside(), "archive", Map.of("why", "Moved away")));
        when(
                FindingCode.ACCESS_SWITCHED_OFF,
                "",
                () -> press(inside(), "access-switch", Map.of("off", "true", "why", "Unpaid")));
        when(FindingCode.DUPLICATE_MEMBER, "the other file gets in", () -> {
            var same = Map.of("birth", "1988", "phone", "+44 20 7946 0101", "last", word());
            var twin = add(same);
            accept(invite(twin));
            return add(with(same, "last", twin.name));
        });
        when(FindingCode.MERGED_AWAY, "", () -> {
            var same = Map.of("birth", "1979", "phone", "+44 20 7946 0102", "last", word());
            var kept = add(same);
            var old = add(with(same, "last", kept.name));
            var at = house.door() + "desk/members/" + kept.member + "/merge/" + old.member;
            var form = filled(house.owner().get(at).orElseThrow().body(), "MERGE");
            form.put("checked", "KNOWN");
            house.owner().post(at, form);
            return old;
        });
        when(FindingCode.ACCOUNT_NOT_LINKED, "never asked", this::parent);
        when(FindingCode.ACCOUNT_NOT_LINKED, "asked long ago", () -> after(Duration.ofDays(15), invite(parent())));
        when(FindingCode.ACCOUNT_CLOSED, "", () -> {
            var someone = inside();
            house.bean(Transactions.class)
                    .global(() -> house.bean(JdbcClient.class)
                            .sql(
                                    "update account set closed_at = now() where id = (select account_id from account_address where key = :key)")
                            .param("key", someone.email)
                            .update());
            return someone;
        });
    }

    /** The form as it is shown, before anybody chooses anything. */
    static Map<String, String> filled(String page, String name) {
        var form = Jsoup.parse(page).selectFirst("form[data-form=" + name + "]");
        assertThat(form).as(page).isNotNull();
        var fields = new HashMap<String, String>();
        form.select("input[type=hidden], input[type=radio][checked]")
                .forEach(input -> fields.put(input.attr("name"), input.val()));
        return fields;
    }

    /** Has an account for their child, and a file of their own since. */
    private Someone parent() {
        var child = invite(child(true));
        var parent = word();
        accept(
                child,
                Outside.leads(child.browser.get(house.link(child.email, 0))).orElseThrow(),
                Map.of("as", "guardian", "name", "Ada " + parent));
        var someone = add(Map.of("last", parent, "email", child.email));
        return someone;
    }

    private void family() {
        when(FindingCode.CHILD_NEEDS_GUARDIAN, "nobody yet", () -> child(true));
        when(FindingCode.CHILD_NEEDS_GUARDIAN, "invited", () -> {
            var someone = child(true);
            press(someone, "access/remedies/INVITE", Map.of());
            house.link(someone.email, 0);
            return someone;
        });
        when(FindingCode.CHILD_NEEDS_GUARDIAN, "without an address", () -> child(false));
        when(FindingCode.CHILD_NEEDS_GUARDIAN, "whose guardian has a file", () -> {
            var someone = child(true);
            return press(
                    someone, "access/remedies/ADD_GUARDIAN", Map.of("address", someone.guardian, "checked", "KNOWN"));
        });
    }

    private Someone child(boolean address) {
        var adult = inside();
        var birth = "" + (Year.now().getValue() - 8);
        var someone = add(address ? Map.of("birth", birth) : Map.of("birth", birth, "email", ""));
        someone.guardian = adult.email;
        return someone;
    }

    private void addresses() {
        when(FindingCode.WRONG_IDENTIFIER, "", () -> mistyped(inside()));
        when(FindingCode.NO_EMAIL, "", () -> add(Map.of("email", "")));
        when(FindingCode.EMAIL_INVALID, "", () -> {
            var last = word();
            var email = word() + "gmail.com";
            return new Someone(house.imported(last, email), last, email, "", house.outside());
        });
        when(FindingCode.EMAIL_TYPO_SUSPECTED, "", () -> add(Map.of("email", word() + "@gmial.com")));
        when(FindingCode.EMAIL_SUPPRESSED, "", () -> {
            var someone = add(Map.of());
            house.owner()
                    .post(house.door() + "desk/suppressions", Map.of("address", someone.email, "words", "Asked us"));
            return someone;
        });
        when(FindingCode.EMAIL_SUPPRESSED, "with an account", () -> {
            var someone = inside();
            house.owner()
                    .post(house.door() + "desk/suppressions", Map.of("address", someone.email, "words", "Asked us"));
            return recover(someone);
        });
        when(FindingCode.EMAIL_BOUNCED, "the invitation", () -> refused("550 5.1.1 No such user", add(Map.of())));
        when(FindingCode.LOGIN_ADDRESS_DEAD, "bounces", () -> {
            var someone = inside();
            house.plays(Step.RCPT, Play.answer("550 5.2.1 Mailbox disabled"), someone.email);
            return recover(someone);
        });
        when(FindingCode.LOGIN_ADDRESS_DEAD, "left the file", () -> {
            var someone = inside();
            moved(someone, word() + "@moved.example");
            return recover(someone);
        });
        when(FindingCode.LINKED_TO_OTHER, "", () -> {
            var someone = parent();
            var own = word() + "@own.example";
            var holder = someone.email;
            var mails = house.arrived.links(holder).size();
            press(someone, "access/remedies/INVITE", Map.of());
            var link = house.link(holder, mails);
            edited(someone, Map.of("first", "Zora", "last", someone.name, "email", holder));
            accept(
                    someone,
                    Outside.leads(someone.browser.get(link)).orElseThrow(),
                    Map.of("how", "existing", "identifier", holder));
            edited(someone, Map.of("first", "Zora", "last", someone.name, "email", own));
            house.muchLater(OLD);
            signIn(house.outside(), own, someone.password);
            return someone;
        });
        when(FindingCode.EMAIL_IS_OTHER_ACCOUNT, "", () -> {
            var holder = inside();
            var someone = add(Map.of("email", holder.email));
            someone.guardian = holder.email;
            return someone;
        });
        when(FindingCode.EMAIL_SHARED, "namesakes", () -> {
            var one = add(Map.of("birth", "1950"));
            return add(Map.of("last", one.name, "email", one.email, "birth", "1982"));
        });
    }

    private void moved(Someone someone, String address) {
        someone.onFile = address;
        edited(someone, Map.of("first", "Ada", "last", someone.name, "email", address));
    }

    private void edited(Someone someone, Map<String, String> form) {
        var page = house.desk("members/" + someone.member + "/edit");
        var version = page.replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
        press(someone, "edit", with(form, "version", version));
    }

    private void mails() {
        whileMailFails(FindingCode.MAIL_DOWN, "the invitation", () -> {
            var someone = add(Map.of());
            down();
            return press(someone, "access/remedies/INVITE", Map.of());
        });
        whileMailFails(FindingCode.MAIL_DOWN, "the reset", () -> {
            var someone = inside();
            down();
            return recover(someone);
        });
        when(FindingCode.EMAIL_SOFT_BOUNCING, "the invitation", () -> refused("452 4.2.2 Mailbox full", add(Map.of())));
        when(FindingCode.EMAIL_SOFT_BOUNCING, "the reset", () -> {
            var someone = inside();
            house.plays(Step.RCPT, Play.answer("452 4.2.2 Mailbox full"), someone.email);
            return recover(someone);
        });
        whileMailFails(FindingCode.INVITATION_DELAYED, "", () -> refused("451 4.7.1 Greylisted", add(Map.of())));
        whileMailFails(FindingCode.INVITATION_QUEUED, "", () -> {
            for (var n = 0; !bulk && n < AN_API_CALLER_MAY; n++) house.invited(word() + "@one.example");
            bulk = true;
            house.smtp.play((step, to) -> step == Step.DOT && to.contains("@bulk")
                    ? Optional.of(Play.late(Duration.ofSeconds(60)))
                    : Optional.empty());
            // No domain has a whole lane: it takes several slow ones.
            for (var n = 0; n < 5; n++) house.invited(word() + "@bulk" + n + ".example");
            var someone = add(Map.of());
            house.invite(someone.member);
            return someone;
        });
    }

    private void down() {
        house.plays(Step.GREETING, Play.cut());
        house.smtp.hangUp();
    }

    private void invitations() {
        when(FindingCode.NOT_INVITED, "", () -> add(Map.of()));
        when(FindingCode.INVITATION_UNOPENED, "just sent", () -> invite(add(Map.of())));
        when(FindingCode.INVITATION_UNOPENED, "long ago", () -> after(OLD, invite(add(Map.of()))));
        when(FindingCode.INVITATION_OPENED_UNFINISHED, "", () -> {
            var someone = invite(add(Map.of()));
            Load.opened(someone.browser, house.link(someone.email, 0)).orElseThrow();
            return someone;
        });
        when(FindingCode.LINK_EXPIRED, "without an account", () -> after(Duration.ofDays(15), invite(add(Map.of()))));
        when(FindingCode.LINK_EXPIRED, "a reset's", () -> {
            var someone = recover(inside());
            var link = house.link(someone.email, 1);
            house.muchLater(OLD);
            house.outside().get(link);
            return someone;
        });
        when(FindingCode.LINK_SUPERSEDED, "", () -> {
            var someone = invite(add(Map.of()));
            var before = house.link(someone.email, 0);
            var edit = house.desk("members/" + someone.member + "/edit");
            var version = edit.replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
            someone.email = word() + "@after.example";
            press(
                    someone,
                    "edit",
                    Map.of("version", version, "first", "Ada", "last", someone.name, "email", someone.email));
            house.outside().get(before);
            return someone;
        });
        when(FindingCode.LINK_DAMAGED, "without an account", () -> cut(after(OLD, invite(add(Map.of())))));
        when(FindingCode.LINK_DAMAGED, "with one", () -> cut(after(OLD, inside())));
        when(FindingCode.ACCESS_CODE_ACTIVE, "", () -> slip(add(Map.of("email", ""))));
        when(FindingCode.ACCESS_CODE_EXPIRED, "", () -> after(Duration.ofDays(31), slip(add(Map.of()))));
        when(FindingCode.NEVER_SIGNED_IN, "", () -> {
            var someone = invite(add(Map.of()));
            house.owner().post(house.door() + "desk/settings/sign-in", Map.of("open", "false", "why", "Monday"));
            accept(someone);
            house.owner().post(house.door() + "desk/settings/sign-in", Map.of("open", "true"));
            return someone;
        });
        when(FindingCode.ALL_GOOD, "", this::inside);
    }

    private void door() {
        when(FindingCode.LINK_USED, "", () -> {
            var someone = after(OLD, inside());
            house.outside().get(house.link(someone.email, 0));
            return someone;
        });
        when(FindingCode.COOKIES_BLOCKED, "", () -> {
            var someone = inside();
            house.outside()
                    .post(
                            house.door(),
                            Map.of("identifier", someone.email, "password", someone.password, "shown", "1"));
            return someone;
        });
        when(FindingCode.EMAIL_CHANGE_PENDING, "", () -> {
            var someone = inside();
            var wanted = word() + "@wanted.example";
            someone.browser.post("/account/addresses", Map.of("address", wanted, "use", "SIGN_IN"));
            house.muchLater(OLD);
            signIn(house.outside(), wanted, someone.password);
            return someone;
        });
        when(FindingCode.PASSWORD_CHANGED_RECENTLY, "", () -> {
            var someone = recover(inside());
            var former = someone.password;
            reset(someone, house.link(someone.email, 1));
            house.muchLater(OLD);
            signIn(house.outside(), someone.email, former);
            return someone;
        });
        when(FindingCode.WRONG_PASSWORD, "", () -> {
            var someone = inside();
            signIn(house.outside(), someone.email, "is it this one");
            return someone;
        });
        when(FindingCode.METHOD_MISMATCH, "", () -> {
            var someone = inside();
            passkeyOnly(someone);
            signIn(house.outside(), someone.email, someone.password);
            return someone;
        });
        when(FindingCode.SECOND_FACTOR_FAILING, "", () -> {
            var someone = inside();
            secondFactor(someone);
            var browser = house.outside();
            browser.post(house.door(), Map.of("identifier", someone.email, "password", someone.password));
            browser.post(house.door() + "second-step", Map.of("code", "not a code"));
            return someone;
        });
        when(FindingCode.SECOND_FACTOR_LOST, "", () -> {
            var someone = inside();
            secondFactor(someone);
            var browser = house.outside();
            browser.post(house.door(), Map.of("identifier", someone.email, "password", someone.password));
            browser.post(house.door() + "lost-factor", Map.of());
            return someone;
        });
        when(FindingCode.THROTTLED, "", () -> {
            var someone = inside();
            someone.browser = house.outside();
            for (var n = 0; n < 7; n++) signIn(someone.browser, someone.email, "is it " + n);
            return someone;
        });
        when(FindingCode.RESET_PENDING, "just sent", () -> {
            var someone = recover(inside());
            house.link(someone.email, 1);
            return someone;
        });
        when(FindingCode.RESET_PENDING, "half an hour ago", () -> {
            var someone = recover(inside());
            house.link(someone.email, 1);
            return after(Duration.ofMinutes(30), someone);
        });
        whileMailFails(FindingCode.RESET_PENDING, "at their server", () -> {
            var someone = inside();
            house.plays(Step.RCPT, Play.answer("451 4.7.1 Greylisted"), someone.email);
            return recover(someone);
        });
    }

    private Someone after(Duration time, Someone someone) {
        house.muchLater(time);
        return someone;
    }

    /** One letter of the local part is another. */
    private Someone mistyped(Someone someone) {
        var typed = (someone.email.charAt(3) == 'x' ? "y" : "x");
        signIn(house.outside(), someone.email.substring(0, 3) + typed + someone.email.substring(4), someone.password);
        return someone;
    }

    private Someone refused(String words, Someone someone) {
        house.plays(Step.RCPT, Play.answer(words), someone.email);
        return press(someone, "access/remedies/INVITE", Map.of());
    }

    private Someone cut(Someone someone) {
        var link = house.link(someone.email, 0);
        house.outside().get(link.substring(0, link.length() - 5));
        return someone;
    }

    private Someone slip(Someone someone) {
        press(someone, "access/remedies/SLIP", Map.of("checked", "KNOWN"));
        return someone;
    }

    /** @param more instead of the usual first, last and email */
    Someone add(Map<String, String> more) {
        var last = more.getOrDefault("last", word());
        var email = more.getOrDefault("email", word() + "@" + last.toLowerCase() + ".example");
        var form = new HashMap<>(Map.of("first", "Ada", "last", last, "email", email, "evenSo", "true"));
        form.putAll(with(with(more, "last", last), "email", email));
        var added = house.owner().post(house.door() + "desk/members/new", form);
        var file = Outside.leads(added)
                .orElseThrow(() -> new AssertionError(added.orElseThrow().body()));
        return new Someone(
                file.substring(file.lastIndexOf('/') + 1),
                last,
                email,
                more.getOrDefault("birth", ""),
                house.outside());
    }

    private static Map<String, String> with(Map<String, String> some, String key, String value) {
        var all = new HashMap<>(some);
        all.put(key, value);
        return all;
    }

    /** Ten letters that are near nobody's. */
    private static String word() {
        return ThreadLocalRandom.current()
                .ints(10, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    Someone inside() {
        return accept(invite(add(Map.of())));
    }

    private Someone invite(Someone someone) {
        press(someone, "access/remedies/INVITE", Map.of());
        house.link(someone.email, 0);
        return someone;
    }

    /** By the newest link that came to them. */
    Someone accept(Someone someone) {
        var links = house.arrived.links(someone.email);
        accept(someone, Outside.leads(someone.browser.get(links.getLast())).orElseThrow(), Map.of());
        return someone;
    }

    /** From the welcome page to the inside. */
    void accept(Someone someone, String page, Map<String, String> more) {
        var opened = someone.browser.post(page + "/open", Map.of("fact", someone.fact));
        if (Outside.leads(opened).isEmpty())
            throw new AssertionError(opened.orElseThrow().body());
        var form = new HashMap<>(Map.of("password", someone.password, "as", "self", "how", "new"));
        form.putAll(more);
        var answer = someone.browser.post(page, form);
        if (!Outside.begins(answer))
            throw new AssertionError(answer.orElseThrow().body());
        someone.account = true;
    }

    void reset(Someone someone, String link) {
        someone.password = "amber kettle sunrise " + word();
        var browser = house.outside();
        var page = Outside.leads(browser.get(link)).orElseThrow(() -> new AssertionError("a dead reset link"));
        var answer = browser.post(page, Map.of("password", someone.password));
        if (!Outside.begins(answer))
            throw new AssertionError(answer.orElseThrow().body());
    }

    private void passkeyOnly(Someone someone) {
        house.bean(Transactions.class).global(() -> {
            var account =
                    house.bean(AccountAddresses.class).signingIn(someone.email).orElseThrow();
            var id = someone.email.getBytes(StandardCharsets.UTF_8);
            if (!house.bean(Passkeys.class).add(account, "phone", id, "localhost", id, 0))
                throw new AssertionError("not added");
            house.bean(Passwords.class).remove(account);
        });
    }

    private void secondFactor(Someone someone) {
        var clock = house.bean(Transactions.class);
        var factors = house.bean(SecondFactors.class);
        clock.global(() -> {
            var account =
                    house.bean(AccountAddresses.class).signingIn(someone.email).orElseThrow();
            var secret = factors.begin(account);
            var step = Math.floorDiv(clock.now().getEpochSecond(), 30);
            if (!factors.confirm(account, Totp.code(secret, step))) throw new AssertionError("not switched on");
        });
    }

    boolean signIn(Outside browser, String identifier, String password) {
        return Outside.begins(browser.post(house.door(), Map.of("identifier", identifier, "password", password)));
    }

    private Someone recover(Someone someone) {
        house.outside().post(house.door() + "recover", Map.of("identifier", someone.email));
        return someone;
    }

    private Someone press(Someone someone, String what, Map<String, String> form) {
        var answer = house.owner().post(house.door() + "desk/members/" + someone.member + "/" + what, form);
        if (Outside.leads(answer).isEmpty())
            throw new AssertionError(what + ": " + answer.orElseThrow().body());
        return someone;
    }
}
