package app.latchkey.operator.drill;

import app.latchkey.operator.device.SoftPasskey;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What people do before they are inside: sign in, recover, open links, type codes. */
final class Door {
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([A-Za-z0-9_-]+)\"");

    private final ClubHere club;
    private final Cast cast;
    private final MailServer mails;
    private final Supplier<Instant> now;

    Door(ClubHere club, Cast cast, MailServer mails, Supplier<Instant> now) {
        this.club = club;
        this.cast = cast;
        this.mails = mails;
        this.now = now;
    }

    void play(String verb, Fields given) {
        var person = cast.meet(given.text("who"));
        given.find("device").ifPresent(person::takes);
        var browser = cast.browser(person);
        given.find("network").ifPresent(browser::moveTo);
        switch (verb) {
            case "signIn" -> signIn(person, browser, given);
            case "recover" -> recover(person, browser, given);
            case "join" -> join(person, browser, given);
            case "fetch" -> fetch(person, browser, given);
            case "open" -> open(person, browser, given);
            case "accept" -> accept(person, browser, given);
            case "reset" -> reset(person, browser, given);
            case "code" -> code(person, browser, given);
            case "passkey" -> passkey(person, browser, given);
            case "passkeySignIn" -> passkeySignIn(person, browser, given);
            case "lostFactor" -> lostFactor(given, browser);
            case "lostLink" -> lostLink(person, browser, given);
            case "secondFactor" -> secondFactor(person, browser, given);
            case "secondCode" -> secondCode(person, browser, given);
            case "signOut" -> signOut(person, browser, given);
            case "leaveClub" -> leaving(browser, given, "club");
            case "cookies" -> cookies(browser, given);
            case "ownAddress" -> ownAddress(person, browser, given);
            case "closeAccount" -> leaving(browser, given, "account");
            default -> newDevice(person, given);
        }
    }

    private void signIn(Person person, Browser browser, Fields given) {
        var identifier = given.text("identifier", person.email());
        var typed = given.text("password", person.password());
        var password = typed.equals("{code}") ? handed(person, Optional.empty()) : typed;
        var times = given.number("times", 1);
        var ends = given.find("ends");
        given.nothingElse();
        for (var i = 0; i < times; i++) {
            browser.get(club.at(""));
            if (browser.find("a[href$=/sign-out]").isPresent()) leave(person, browser);
            browser.get(club.at(""))
                    .submit(Form.with(browser, "identifier", "password")
                            .fill("identifier", identifier)
                            .fill("password", password));
        }
        ended(browser, ends);
    }

    private void recover(Person person, Browser browser, Fields given) {
        var identifier = given.text("identifier", person.email());
        given.nothingElse();
        var mark = mails.mark();
        browser.get(club.at("recover"));
        browser.submit(Form.with(browser, "identifier").fill("identifier", identifier));
        mails.settle(mark);
    }

    /** Address, code from the mail, the questions that are asked, and through the accept page to the inside. */
    private void join(Person person, Browser browser, Fields given) {
        var address = given.text("address", person.email());
        var mark = mails.mark();
        browser.get(club.at("join"));
        browser.submit(Form.with(browser, "address").fill("address", address));
        mails.settle(mark);
        var code = mails.letter(address, 0, letter -> letter.code().isPresent()).code();
        browser.submit(Form.with(browser, "code").fill("code", code.orElseThrow()));
        questions(person, browser, given);
        if (browser.path().contains("/invitation/")) {
            var password = given.text("password", person.password());
            var form = Form.with(browser, "how", "password").fill("password", password);
            given.find("as").ifPresent(as -> form.fill("as", as));
            given.find("holder").ifPresent(name -> form.fill("name", name));
            given.find("how").ifPresent(how -> form.fill("how", how));
            browser.submit(form);
            person.password(password);
            if (person.email().isEmpty()) person.email(address);
        }
        var ends = given.text("ends", "inside");
        given.nothingElse();
        ended(browser, Optional.of(ends));
    }

    private void questions(Person person, Browser browser, Fields given) {
        var fact = given.find("fact").or(person::fact);
        var name = given.find("name");
        var about = given.map("about");
        var question = browser.find("main form[action*=/join/]");
        if (question.isEmpty()) return;
        var form = Form.of(question.get());
        if (form.has("fact")) fact.ifPresent(answer -> form.fill("fact", answer));
        if (form.has("name"))
            form.fill("name", name.orElseThrow(() -> new Unplayable("A name is asked: " + browser.words())));
        browser.submit(form.fill(about));
    }

    /** As a program does that looks at every link in a mail: nothing is pressed, no cookie kept. */
    private void fetch(Person person, Browser browser, Fields given) {
        var link = link(person, given);
        given.nothingElse();
        browser.peek(link);
    }

    private void open(Person person, Browser browser, Fields given) {
        var link = link(person, given);
        var pressed = given.flag("continue", true);
        var fact = given.find("fact");
        var again = given.flag("again", false);
        var ends = given.find("ends");
        given.nothingElse();
        browser.get(link);
        if (pressed) goOn(browser, fact.or(person::fact));
        if (again) sendAgain(browser);
        ended(browser, ends);
    }

    /** The button on the page of a dead link. */
    private void sendAgain(Browser browser) {
        var mark = mails.mark();
        browser.submit(Form.of(browser.find("form[action$=/again]")
                .orElseThrow(() -> new Unplayable("No new link is offered: " + browser.words()))));
        mails.settle(mark);
    }

    private static void goOn(Browser browser, Optional<String> fact) {
        var form = browser.find("form[action$=/open]");
        if (form.isEmpty()) return;
        var filled = Form.of(form.get());
        if (filled.has("fact"))
            filled.fill("fact", fact.orElseThrow(() -> new Unplayable("The page asks for a fact: " + browser.words())));
        browser.submit(filled);
    }

    private String link(Person person, Fields given) {
        var address = given.text("mailTo", person.email());
        var back = given.number("back", 0);
        var damage = given.text("damage", "none");
        var link = mails.letter(address, back, letter -> letter.link().isPresent())
                .link()
                .orElseThrow();
        return switch (damage) {
            case "none" -> link;
            case "cut" -> link.substring(0, link.length() - 5);
            case "letter" -> link.substring(0, link.length() - 1) + (link.endsWith("a") ? "b" : "a");
            case "dot" -> link + ".";
            case "bracket" -> link + ">";
            case "upper" -> "/k/" + link.substring(3).toUpperCase(java.util.Locale.ROOT);
            default -> throw given.wrong("damage", "none, cut, letter, dot, bracket or upper");
        };
    }

    /** From the newest link, or from the page that is open, to the inside. */
    private void accept(Person person, Browser browser, Fields given) {
        if (!given.flag("here", false)) browser.get(link(person, given));
        goOn(browser, given.find("fact").or(person::fact));
        var form = Form.with(browser, "how", "password");
        var password = given.text("password", person.password());
        for (var name : java.util.List.of("as", "how", "name", "identifier"))
            given.find(name).ifPresent(value -> form.fill(name, value));
        var ends = given.text("ends", "inside");
        given.nothingElse();
        browser.submit(form.fill("password", password));
        person.password(password);
        ended(browser, Optional.of(ends));
    }

    private void reset(Person person, Browser browser, Fields given) {
        browser.get(link(person, given));
        var password = given.text("password", "amber kettle sunrise forty");
        var ends = given.text("ends", "inside");
        given.nothingElse();
        browser.submit(Form.with(browser, "password", "username").fill("password", password));
        person.password(password);
        ended(browser, Optional.of(ends));
    }

    /** A code from the desk, from a slip or from a mail, typed where the club's address says. */
    private void code(Person person, Browser browser, Fields given) {
        var mailed = given.flag("mailed", false)
                ? mails.letter(person.email(), 0, letter -> letter.code().isPresent())
                        .code()
                : given.find("code");
        var code = handed(person, mailed);
        var ends = given.find("ends");
        given.nothingElse();
        browser.get(club.at("code"));
        browser.submit(Form.with(browser, "code").fill("code", code));
        goOn(browser, person.fact());
        ended(browser, ends);
    }

    private static String handed(Person person, Optional<String> typed) {
        return typed.or(person::handedCode)
                .orElseThrow(() -> new Unplayable("Nobody gave " + person.alias() + " a code"));
    }

    /** Signed in, they have their phone make a passkey; with {@code only} they delete the password. */
    private void passkey(Person person, Browser browser, Fields given) {
        var only = given.flag("only", false);
        given.nothingElse();
        browser.get(club.at("passkeys"));
        var phone = new SoftPasskey(browser.origin(), "localhost");
        browser.submit(script(browser, "form[data-passkey-new]")
                .add(phone.made(challenge(browser, club.at("passkeys/options")))));
        if (browser.all("[data-passkeys] li").isEmpty()) throw new Unplayable("It was not added: " + browser.words());
        person.passkey(phone);
        if (only)
            browser.submit(Form.of(browser.find("form[action$=/passkeys/only]")
                    .orElseThrow(() -> new Unplayable("The password cannot be deleted: " + browser.words()))));
    }

    private void passkeySignIn(Person person, Browser browser, Fields given) {
        var phone = person.passkey()
                .orElseThrow(() -> new Unplayable(person.alias() + " has no passkey: play passkey first"));
        var ends = given.find("ends");
        given.nothingElse();
        browser.get(club.at(""));
        browser.submit(
                script(browser, "form[data-passkey]").add(phone.shown(challenge(browser, club.at("passkey/options")))));
        ended(browser, ends);
    }

    private static Form script(Browser browser, String form) {
        return Form.of(
                browser.find(form).orElseThrow(() -> new Unplayable("No passkey is asked for: " + browser.words())));
    }

    private static String challenge(Browser browser, String path) {
        var asked = CHALLENGE.matcher(browser.read(path));
        if (!asked.find()) throw new Unplayable("No challenge at " + path);
        return asked.group(1);
    }

    /** Signed in, they set up an authenticator application and keep the recovery codes. */
    private void secondFactor(Person person, Browser browser, Fields given) {
        given.nothingElse();
        browser.get(club.at("second-factor"));
        browser.submit(Form.with(browser, "password").fill("password", person.password()));
        var key = browser.find("main p code")
                .orElseThrow(() -> new Unplayable("No key is shown: " + browser.words()))
                .text();
        var phone = new Authenticator(key);
        person.authenticator(phone);
        browser.submit(Form.with(browser, "code").fill("code", phone.code(now.get())));
        var codes = browser.all("[data-codes] code").stream().map(Element::text).toList();
        if (codes.isEmpty()) throw new Unplayable("It was not switched on: " + browser.words());
        phone.keeps(codes);
    }

    /** After the password: what the application shows, something else, or a recovery code. */
    private void secondCode(Person person, Browser browser, Fields given) {
        var phone = person.authenticator()
                .orElseThrow(() -> new Unplayable(person.alias() + " has no second factor: play secondFactor first"));
        var kind = given.text("code", "right");
        var times = given.number("times", 1);
        var ends = given.find("ends");
        given.nothingElse();
        for (var i = 0; i < times; i++) {
            var typed = switch (kind) {
                case "right" -> phone.code(now.get());
                case "wrong" -> phone.wrongCode(now.get());
                case "recovery" -> phone.recoveryCode();
                default -> throw given.wrong("code", "right, wrong or recovery");
            };
            browser.submit(Form.with(browser, "code").fill("code", typed));
        }
        ended(browser, ends);
    }

    /** After the password: the application is gone, and the codes too. */
    private void lostFactor(Fields given, Browser browser) {
        given.nothingElse();
        var mark = mails.mark();
        browser.get(club.at("lost-factor"));
        browser.submit(Form.of(browser.find("form[action$=/lost-factor]")
                .orElseThrow(() -> new Unplayable("Nothing can be asked: " + browser.words()))));
        mails.settle(mark);
    }

    /** The link in the newest mail about it: remove, or stop. */
    private void lostLink(Person person, Browser browser, Fields given) {
        var press = given.text("press", "remove");
        var path = press.equals("stop") ? "stop" : "removal";
        browser.get(link(person, given));
        given.nothingElse();
        browser.submit(Form.of(browser.find("form[action$=/" + path + "]")
                .orElseThrow(() -> new Unplayable("There is no button to " + press + ": " + browser.words()))));
    }

    private void signOut(Person person, Browser browser, Fields given) {
        given.nothingElse();
        leave(person, browser);
    }

    /** Signed in, they leave the club or close the account for good. */
    private void leaving(Browser browser, Fields given, String what) {
        given.nothingElse();
        var home = browser.get(club.at("")).find("a[href$=/security]");
        browser.get(home.orElseThrow(() -> new Unplayable("Not inside: " + browser.words()))
                .attr("href")
                .replaceFirst("security$", "leaving"));
        browser.submit(Form.of(browser.find("form[action$=/leaving/" + what + "]")
                .orElseThrow(() -> new Unplayable("It is not offered: " + browser.words()))));
    }

    private void cookies(Browser browser, Fields given) {
        var blocked = given.flag("blocked", true);
        given.nothingElse();
        browser.blockCookies(blocked);
    }

    /** Signed in, they add an address to their account, cancel one that waits, or confirm it by the link in its mail. */
    private void ownAddress(Person person, Browser browser, Fields given) {
        var add = given.find("add");
        var use = given.text("use", "SIGN_IN");
        var cancel = given.flag("cancel", false);
        var confirm = given.find("confirm");
        given.nothingElse();
        add.ifPresent(address -> {
            var mark = mails.mark();
            freshly(person, browser, "/account/addresses");
            browser.submit(Form.with(browser, "address", "use")
                    .fill("address", address)
                    .fill("use", use));
            mails.settle(mark);
        });
        if (cancel) {
            freshly(person, browser, "/account/addresses");
            browser.submit(Form.of(browser.find("form[action$=/cancellation]")
                    .orElseThrow(() -> new Unplayable("Nothing waits: " + browser.words()))));
        }
        confirm.ifPresent(address -> {
            browser.get(mails.letter(address, 0, letter -> letter.link().isPresent())
                    .link()
                    .orElseThrow());
            browser.submit(Form.of(browser.find("form[action*=/account/confirmation/]")
                    .orElseThrow(() -> new Unplayable("It cannot be confirmed: " + browser.words()))));
        });
    }

    private static void freshly(Person person, Browser browser, String page) {
        browser.get(page);
        if (browser.find("form input[name=secret]").isPresent())
            browser.submit(Form.with(browser, "secret").fill("secret", person.password()));
    }

    private void leave(Person person, Browser browser) {
        browser.get(club.at("sign-out"));
        browser.submit(Form.of(browser.find("form[action$=/sign-out]")
                .orElseThrow(() -> new Unplayable(person.alias() + " is not signed in: " + browser.words()))));
    }

    /** Another phone, a cleared browser: no cookie left. */
    private void newDevice(Person person, Fields given) {
        given.nothingElse();
        person.devices().clear();
    }

    boolean inside(String alias) {
        return Place.of(cast.browser(cast.get(alias)), club) == Place.INSIDE;
    }

    String words(String alias) {
        return cast.browser(cast.get(alias)).words();
    }

    private void ended(Browser browser, Optional<String> wanted) {
        if (wanted.isEmpty()) return;
        var place = Place.of(browser, club);
        if (!place.name().equalsIgnoreCase(wanted.get()))
            throw new Unplayable("ended " + place + " instead of " + wanted.get() + ": " + browser.words());
    }

    /** The owner was made by the command line and comes in by the invitation like anyone. */
    void ownerAccepts(ClubHere here) {
        var owner = cast.add(Cast.OWNER);
        owner.email(here.ownerEmail());
        comeToTheDesk(owner, here.ownerLink(), owner.alias() + " at the desk");
    }

    void staffAccepts(Person person, String name) {
        comeToTheDesk(
                person,
                mails.letter(person.email(), 0, letter -> letter.link().isPresent())
                        .link()
                        .orElseThrow(),
                name);
    }

    private void comeToTheDesk(Person person, String link, String name) {
        var browser = cast.browser(person).get(link);
        goOn(browser, Optional.empty());
        var form = Form.with(browser, "how", "password");
        browser.submit(form.fill("name", name).fill("password", person.password()));
        if (Place.of(browser, club) != Place.DESK)
            throw new Unplayable(person.alias() + " did not reach the desk: " + browser.words());
    }
}
