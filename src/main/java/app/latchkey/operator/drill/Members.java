package app.latchkey.operator.drill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The desk's pages of member files: add, import, change, remove, switch. */
final class Members {
    private static final Duration FOR_AN_IMPORT = Duration.ofSeconds(30);
    private static final List<String> FIELDS =
            List.of("first", "last", "email", "phone", "birth", "externalId", "language", "tags", "notes");

    private final Desk desk;
    private final Cast cast;
    private final MailServer mails;

    Members(Desk desk, Cast cast, MailServer mails) {
        this.desk = desk;
        this.cast = cast;
        this.mails = mails;
    }

    void add(Fields given) {
        var person = cast.meet(given.text("as"));
        var invite = given.flag("invite", false);
        var staff = given.text("staff", Cast.OWNER);
        var browser = desk.open(staff, "members/new");
        var form = Form.with(browser, "first", "email");
        typed(given, form);
        given.nothingElse();
        if (form.has("invite")) form.fill("invite", String.valueOf(invite));
        var mark = mails.mark();
        browser.submit(form);
        if (browser.find("[name=evenSo]").isPresent())
            browser.submit(Form.with(browser, "first", "evenSo").fill("evenSo", "true"));
        person.member(fileShown(browser));
        person.email(given.text("email", ""));
        person.remembers(given.text("birth", ""), given.text("phone", ""));
        if (invite) mails.settle(mark);
    }

    private static void typed(Fields given, Form form) {
        for (var name : FIELDS) given.find(name).ifPresent(value -> form.fill(name, value));
    }

    private static String fileShown(Browser browser) {
        var parts = browser.path().split("/");
        if (parts.length < 5 || !parts[3].equals("members") || parts[4].equals("new"))
            throw new Unplayable("The file was not added: " + browser.words());
        return parts[4];
    }

    void edit(Fields given) {
        var person = cast.get(given.text("who"));
        var browser = desk.open(given.text("staff", Cast.OWNER), "members/" + person.member() + "/edit");
        var form = Form.with(browser, "first", "version");
        typed(given, form);
        given.nothingElse();
        var mark = mails.mark();
        browser.submit(form);
        if (browser.status() == 422) throw new Unplayable("Not saved: " + browser.words());
        given.find("email").ifPresent(person::email);
        given.find("email").ifPresent(changed -> mails.settle(mark));
    }

    /** A button on the file's own page. */
    void press(String verb, Fields given) {
        var person = cast.get(given.text("who"));
        var why = given.text("why", "as the drill says");
        var browser = desk.open(given.text("staff", Cast.OWNER), "members/" + person.member());
        given.nothingElse();
        var form = form(browser, verb);
        if (form.has("why")) form.fill("why", why);
        browser.submit(form);
    }

    private static Form form(Browser browser, String verb) {
        var css = switch (verb) {
            case "archive" -> "form[action$=/archive]";
            case "restore" -> "form[action$=/restoration]";
            case "switchOff" -> "form[action$=/access-switch]:has([name=off][value=true])";
            case "switchOn" -> "form[action$=/access-switch]:has([name=off][value=false])";
            default -> "form[action$=/invitable]";
        };
        return Form.of(browser.find(css)
                .orElseThrow(() -> new Unplayable("There is no button for " + verb + " on " + browser.words())));
    }

    void importList(Fields given) {
        var lines = String.join("\n", given.texts("lines")) + "\n";
        var columns = given.map("columns");
        var status = given.map("status");
        var people = given.map("people");
        var invite = given.flag("invite", false);
        given.nothingElse();
        var browser = desk.open(Cast.OWNER, "members/import");
        browser.submit(Form.with(browser, "file").attach("list.csv", lines.getBytes(StandardCharsets.UTF_8)));
        plan(browser, columns, status);
        until(browser, "form[action$=/run]");
        browser.submit(Form.of(browser.find("form[action$=/run]").orElseThrow()));
        until(browser, ".tiles");
        if (invite) desk.inviteEverybody(browser);
        people.forEach(this::find);
    }

    /** What the columns and the status words mean, where the page asks it. */
    private static void plan(Browser browser, Map<String, String> columns, Map<String, String> status) {
        var form = browser.find("form[action$=/trial]");
        if (form.isEmpty()) return;
        var filled = Form.of(form.get());
        for (var field : form.get().select(".field")) {
            var select = field.selectFirst("select");
            var label = field.selectFirst("label");
            if (select == null || label == null) continue;
            var meant = (select.attr("name").startsWith("status") ? status : columns).get(label.text());
            if (meant != null) filled.fill(select.attr("name"), meant);
        }
        browser.submit(filled);
    }

    private static void until(Browser browser, String css) {
        var here = browser.path();
        var there =
                Patience.until(FOR_AN_IMPORT, () -> browser.get(here).find(css).isPresent());
        if (!there) throw new Unplayable("The import does not come to its end: " + browser.words());
    }

    /** By what the list's search finds, which must be one file. */
    private void find(String alias, String wanted) {
        var browser = desk.open(Cast.OWNER, "members");
        browser.submit(Form.with(browser, "q").fill("q", wanted));
        var hits = browser.page().select("a.rowlink").eachAttr("href");
        if (hits.size() != 1) throw new Unplayable("\"" + wanted + "\" finds " + hits.size() + " files, not one");
        var person = cast.meet(alias);
        person.member(hits.getFirst().substring(hits.getFirst().lastIndexOf('/') + 1));
        var address = browser.find("a.rowlink")
                .map(link -> link.closest("tr"))
                .map(row -> row.select("code").text());
        person.email(address.orElse(""));
    }
}
