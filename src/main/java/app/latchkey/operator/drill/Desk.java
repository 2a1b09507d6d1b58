package app.latchkey.operator.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** What staff do in the browser at the reception: the panel and its remedies, slips, QRs, the box, the club's switch. */
final class Desk {
    private static final String INVITE_ALL = "form[action$=/access/invitations]";
    private static final Duration FOR_THE_LIST = Duration.ofSeconds(10);
    private static final List<String> ADDRESS_REMEDIES = List.of("CORRECT_ADDRESS", "PUT_ON_FILE");

    private final ClubHere club;
    private final Cast cast;
    private final MailServer mails;
    private final Api api;

    Desk(ClubHere club, Cast cast, MailServer mails, Api api) {
        this.club = club;
        this.cast = cast;
        this.mails = mails;
        this.api = api;
    }

    void play(String verb, Fields given) {
        switch (verb) {
            case "invite" -> shortcut("INVITE", given);
            case "resend" -> shortcut("RESEND", given);
            case "sendReset" -> shortcut("SEND_RESET", given);
            case "suppress" -> suppress(given);
            case "slip" -> shortcut("SLIP", given);
            case "deskQr" -> shortcut("DESK_QR", given);
            case "remedy" -> remedy(given);
            case "inviteAll" -> inviteAll(given);
            case "search" -> search(given);
            case "merge" -> merge(given);
            case "undoMerge" -> undoMerge(given);
            case "closeClub" -> switchClub(given, true);
            case "openClub" -> switchClub(given, false);
            case "rules" -> rules(given);
            default -> staff(given);
        }
    }

    /** A page of the desk; whoever's time there is over signs in again, and who is asked for a fresh proof gives it. */
    Browser open(String staff, String path) {
        var person = cast.get(staff);
        var browser = cast.browser(person).get(club.at("desk/" + path));
        if (shows(browser, "identifier") && shows(browser, "password")) {
            browser.submit(Form.with(browser, "identifier", "password")
                    .fill("identifier", person.email())
                    .fill("password", person.password()));
            browser.get(club.at("desk/" + path));
        }
        return proven(staff, browser);
    }

    private Browser proven(String staff, Browser browser) {
        if (shows(browser, "secret"))
            browser.submit(
                    Form.with(browser, "secret").fill("secret", cast.get(staff).password()));
        return browser;
    }

    /** Two files of one person become one, from the file of whoever is to be part of the other. */
    private void merge(Fields given) {
        var who = cast.get(given.text("who"));
        var into = cast.get(given.text("into"));
        var staff = given.text("staff", Cast.OWNER);
        var fields = given.map("fields");
        given.nothingElse();
        var mark = mails.mark();
        fill(asked(open(staff, "members/" + into.member() + "/merge/" + who.member()), "MERGE"), "MERGE", fields);
        mails.settle(mark);
    }

    private static Browser asked(Browser browser, String form) {
        if (browser.find("form[data-form=" + form + "]").isEmpty())
            throw new Unplayable("There is nothing to confirm: " + browser.words());
        return browser;
    }

    private void undoMerge(Fields given) {
        var who = cast.get(given.text("who"));
        var staff = given.text("staff", Cast.OWNER);
        given.nothingElse();
        var mark = mails.mark();
        fill(asked(open(staff, "members/" + who.member() + "/merged/undo"), "UNDO_MERGE"), "UNDO_MERGE", Map.of());
        mails.settle(mark);
    }

    private static boolean shows(Browser browser, String field) {
        return browser.find("form input[name=" + field + "]").isPresent();
    }

    Panel panel(Person person) {
        var shown = open(Cast.OWNER, "members/" + person.member() + "/access");
        return Panel.of(shown.page(), api.access(person.member()));
    }

    /** Nothing is to be sent to their address any more. */
    private void suppress(Fields given) {
        var who = cast.get(given.text("who"));
        var staff = given.text("staff", Cast.OWNER);
        var why = given.text("why", "");
        given.nothingElse();
        var browser = open(staff, "suppressions");
        browser.submit(Form.with(browser, "address", "words")
                .fill("address", who.email())
                .fill("words", why));
    }

    private void shortcut(String id, Fields given) {
        var who = given.text("who");
        var staff = given.text("staff", Cast.OWNER);
        var fields = given.map("fields");
        given.nothingElse();
        remedy(staff, who, id, fields);
    }

    private void remedy(Fields given) {
        var who = given.text("who");
        var id = given.text("id");
        var staff = given.text("staff", Cast.OWNER);
        var fields = given.map("fields");
        var refused = given.find("refused");
        given.nothingElse();
        if (refused.isPresent()) refused(staff, who, id, refused.get());
        else remedy(staff, who, id, fields);
    }

    /** Presses the button, fills the page behind it if there is one, and keeps what the desk hands over. */
    void remedy(String staff, String who, String id, Map<String, String> fields) {
        var person = cast.get(who);
        var browser = open(staff, "members/" + person.member() + "/access");
        var button = button(browser, id)
                .or(() -> button(browser.get(club.at("desk/members/" + person.member() + "/access")), id))
                .orElseThrow(() -> new Unplayable("There is no remedy " + id + " on " + browser.words()));
        if (button.hasAttr("disabled")) throw new Unplayable(id + " is not allowed here: " + browser.words());
        var mark = mails.mark();
        if (button.normalName().equals("a")) proven(staff, browser.get(button.attr("href")));
        else browser.submit(Form.of(browser, button).fill(oneClick(button, fields)));
        fill(browser, id, fields);
        browser.find(".bigcode").ifPresent(code -> person.hand(code.text()));
        if (ADDRESS_REMEDIES.contains(id))
            Optional.ofNullable(fields.get("address")).ifPresent(person::email);
        mails.settle(mark);
    }

    private static Optional<Element> button(Browser browser, String id) {
        var css = "[data-remedy=" + id + "]";
        return browser.page().select(css + ":not([disabled])").stream()
                .findFirst()
                .or(() -> browser.find(css))
                .map(element -> Optional.ofNullable(element.selectFirst("button, a"))
                        .filter(inner -> !element.normalName().equals("button")
                                && !element.normalName().equals("a"))
                        .orElse(element));
    }

    private static Map<String, String> oneClick(Element button, Map<String, String> fields) {
        var form = button.closest("form");
        return form != null && fields.keySet().stream().allMatch(name -> Form.has(form, name)) ? fields : Map.of();
    }

    private void fill(Browser browser, String id, Map<String, String> fields) {
        var form = browser.page().select("main form[method=post]").stream()
                .filter(one -> one.attr("action").endsWith("/" + id)
                        || one.attr("data-form").equals(id))
                .findFirst();
        if (form.isEmpty()) return;
        var filled = Form.of(form.get());
        if (filled.has("checked") && !fields.containsKey("checked")) filled.fill("checked", "KNOWN");
        browser.submit(filled.fill(fields));
        if (browser.status() == 422) throw new Unplayable(id + " was not accepted: " + browser.words());
    }

    private void refused(String staff, String who, String id, String why) {
        var browser = open(staff, "members/" + cast.get(who).member() + "/access");
        var button = button(browser, id)
                .orElseThrow(() -> new Unplayable("There is no remedy " + id + " on " + browser.words()));
        if (!button.hasAttr("disabled")) throw new Unplayable(id + " may be pressed: " + browser.words());
        var shown = button.attr("data-refused");
        if (!shown.isEmpty() && !shown.equals(why)) throw new Unplayable(id + " is refused for " + shown);
    }

    private void inviteAll(Fields given) {
        var query = given.map("filter");
        given.nothingElse();
        var list = "members" + asQuery(query);
        // The list follows what happened within a moment.
        Patience.until(
                FOR_THE_LIST, () -> open(Cast.OWNER, list).find(INVITE_ALL).isPresent());
        inviteEverybody(open(Cast.OWNER, list));
    }

    /** The button of a list or a report, and the page behind it that says how many get a mail. */
    void inviteEverybody(Browser browser) {
        var mark = mails.mark();
        browser.submit(Form.of(browser.find(INVITE_ALL)
                .orElseThrow(() -> new Unplayable("Nobody can be invited: " + browser.words()))));
        browser.submit(Form.of(browser.find(INVITE_ALL + ":has([name=confirmed])")
                .orElseThrow(() -> new Unplayable("Nobody can be reached: " + browser.words()))));
        mails.settle(mark);
    }

    private static String asQuery(Map<String, String> query) {
        var all = query.entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + java.net.URLEncoder.encode(entry.getValue(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
        return all.isEmpty() ? "" : "?" + String.join("&", all);
    }

    /** The box on the desk's first page. */
    private void search(Fields given) {
        var typed = given.text("for");
        var code = given.find("code");
        var found = given.texts("found");
        var hits = given.number("hits", -1);
        given.nothingElse();
        var browser = open(Cast.OWNER, "");
        browser.submit(Form.with(browser, "who").fill("who", typed));
        code.ifPresent(wanted -> {
            if (browser.find("[data-code=" + wanted + "]").isEmpty())
                throw new Unplayable("no " + wanted + " on " + browser.words());
        });
        for (var alias : found)
            if (browser.find("main a[href*=\"" + cast.get(alias).member() + "\"]")
                            .isEmpty()
                    && !browser.path().contains(cast.get(alias).member()))
                throw new Unplayable(alias + " was not found: " + browser.words());
        var shown = browser.find("[data-matches]")
                .map(box -> box.attr("data-matches"))
                .orElse("0");
        if (hits >= 0 && !shown.equals(String.valueOf(hits)))
            throw new Unplayable(shown + " hits instead of " + hits + ": " + browser.words());
    }

    private void switchClub(Fields given, boolean shut) {
        var why = given.text("why", "");
        given.nothingElse();
        var browser = open(Cast.OWNER, "settings");
        var form = browser.find("form[action$=/settings/sign-in]:has([name=open][value=" + !shut + "])")
                .orElseThrow(() -> new Unplayable("No such switch on " + browser.words()));
        var filled = Form.of(form);
        if (shut) filled.fill("why", why.isEmpty() ? "as the drill says" : why);
        browser.submit(filled);
    }

    /** What the club decides about access; what is not named stays as it is. */
    private void rules(Fields given) {
        var browser = open(Cast.OWNER, "access-rules");
        var form = Form.with(browser, "inviteDays");
        for (var rule : List.of("firstAccess", "inviteDays", "askInvite", "mailedCodes", "staffProof", "joins"))
            given.find(rule).ifPresent(value -> form.fill(rule, value));
        given.nothingElse();
        browser.submit(form);
    }

    /** Somebody of the staff is invited like anyone and comes in. */
    private void staff(Fields given) {
        var person = cast.add(given.text("as"));
        var email = given.text("email", person.alias() + "@" + club.slug() + ".example");
        var role = given.text("role", "FRONT_DESK");
        var name = given.text("name", person.alias() + " at the desk");
        given.nothingElse();
        var browser = open(Cast.OWNER, "staff");
        var mark = mails.mark();
        browser.submit(Form.with(browser, "email", "role").fill("email", email).fill("role", role));
        mails.settle(mark);
        person.email(email);
        new Door(club, cast, mails, Instant::now).staffAccepts(person, name);
    }
}
