package app.latchkey.access.mails;

import app.latchkey.clubs.Club;
import app.latchkey.messages.Mail;
import app.latchkey.messages.mail.PlainMail;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.texts.Texts;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Draws an access mail in both forms from the same sentences. */
@Component
public class AccessMails {
    private final TemplateEngine templates;
    private final Texts texts;
    private final Settings settings;

    public AccessMails(TemplateEngine templates, Texts texts, Settings settings) {
        this.templates = templates;
        this.texts = texts;
        this.settings = settings;
    }

    /** @param key the texts of this mail: {@code key.title}, {@code key.hello}, {@code key.button}, {@code key.footer} */
    public Mail with(
            Club club, Locale locale, String key, Object[] hello, Optional<String> linkPath, Optional<Instant> until) {
        var button =
                linkPath.map(path -> new AccessMail.Button(texts.say(locale, key + ".button"), settings.address(path)));
        var valid = until.map(at -> texts.say(locale, "access.mail.valid", moment(club, locale, at)))
                .orElse("");
        return draw(framed(
                club,
                locale,
                key,
                texts.say(locale, key + ".hello", hello),
                List.of(),
                button,
                Optional.empty(),
                valid));
    }

    /** With a code to be typed instead of a link; it stands in the mail alone, not in its subject. */
    public Mail withCode(Club club, Locale locale, String key, String code) {
        var hello = texts.say(locale, key + ".hello", club.name());
        return draw(framed(club, locale, key, hello, List.of(), Optional.empty(), Optional.of(code), ""));
    }

    /** A first access to be typed: the username stands in the sentence, the button leads to where the code is typed. */
    public Mail withNameAndCode(
            Club club, Locale locale, String key, Object[] hello, String code, String path, Instant until) {
        var button = new AccessMail.Button(texts.say(locale, key + ".button"), settings.address(path));
        return draw(framed(
                club,
                locale,
                key,
                texts.say(locale, key + ".hello", hello),
                List.of(),
                Optional.of(button),
                Optional.of(code),
                texts.say(locale, "access.mail.valid", moment(club, locale, until))));
    }

    /** Somebody's own words in a fixed frame; escaped like everything else. */
    public Mail withWords(Club club, Locale locale, String key, List<String> words) {
        var hello = texts.say(locale, key + ".hello", club.name());
        return draw(framed(club, locale, key, hello, words, Optional.empty(), Optional.empty(), ""));
    }

    private AccessMail framed(
            Club club,
            Locale locale,
            String key,
            String hello,
            List<String> words,
            Optional<AccessMail.Button> button,
            Optional<String> code,
            String valid) {
        return new AccessMail(
                locale.getLanguage(),
                club.name(),
                club.colour(),
                club.onColour(),
                texts.say(locale, key + ".title", club.name()),
                hello,
                words,
                button,
                code,
                valid,
                texts.say(locale, "access.mail.comeback"),
                settings.address("/" + club.slug()),
                texts.say(locale, key + ".footer", club.name()));
    }

    private Mail draw(AccessMail mail) {
        var html = new StringOutput();
        templates.render("access/mails/AccessMail.jte", mail, html);
        return new Mail(mail.title(), text(mail), html.toString());
    }

    private static String text(AccessMail mail) {
        var plain = PlainMail.of(mail.clubName(), mail.title()).paragraph(mail.hello());
        for (var line : mail.words()) plain = plain.paragraph(line);
        if (mail.button().isPresent()) {
            var button = mail.button().get();
            plain = plain.button(button.label(), button.href()).paragraph(mail.validUntil());
        }
        if (mail.code().isPresent()) plain = plain.code(mail.code().get());
        return plain.address(mail.comeBack(), mail.door()).end(mail.footer());
    }

    private static String moment(Club club, Locale locale, Instant at) {
        return at.atZone(club.timeZone()).format(DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", locale));
    }
}
