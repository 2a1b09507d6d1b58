package app.latchkey.access.mails;

import app.latchkey.clubs.Club;
import app.latchkey.messages.Mail;
import app.latchkey.messages.mail.PlainMail;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Draws an access mail in both forms from the same sentences: ours, or the club's own. Inside a transaction of the club. */
@Component
public class AccessMails {
    private final TemplateEngine templates;
    private final MailPhrases phrases;
    private final MailWordings wordings;

    AccessMails(TemplateEngine templates, MailPhrases phrases, MailWordings wordings) {
        this.templates = templates;
        this.phrases = phrases;
        this.wordings = wordings;
    }

    /** @param key the texts of this mail: {@code key.title}, {@code key.hello}, {@code key.button}, {@code key.footer} */
    public Mail with(
            Club club, Locale locale, String key, Object[] hello, Optional<String> linkPath, Optional<Instant> until) {
        return draw(club, locale, Filling.of(key, words(hello)).leading(linkPath, until));
    }

    /** With a code to be typed instead of a link; it stands in the mail alone, not in its subject. */
    public Mail withCode(Club club, Locale locale, String key, String code) {
        return draw(club, locale, Filling.of(key, List.of(club.name())).withCode(code));
    }

    /** A first access to be typed: the username stands in the sentence, the button leads to where the code is typed. */
    public Mail withNameAndCode(
            Club club, Locale locale, String key, Object[] hello, String code, String path, Instant until) {
        var filling = Filling.of(key, words(hello)).leading(Optional.of(path), Optional.of(until));
        return draw(club, locale, filling.withCode(code));
    }

    /** A link, and beside it a code that does the same in the browser that asked. */
    public Mail withLinkAndCode(
            Club club, Locale locale, String key, Object[] hello, String path, Instant until, String code) {
        var filling = Filling.of(key, words(hello)).leading(Optional.of(path), Optional.of(until));
        return draw(club, locale, filling.withCode(code));
    }

    /** Somebody's own words in a fixed frame; escaped like everything else. */
    public Mail withWords(Club club, Locale locale, String key, List<String> words) {
        return draw(club, locale, Filling.of(key, List.of(club.name())).withLines(words));
    }

    /** What was changed in somebody's account, and when. */
    Mail notice(Club club, Locale locale, String key, Optional<String> linkPath, Instant when) {
        var filling = Filling.of(key, List.of(club.name())).leading(linkPath, Optional.empty());
        return draw(club, locale, filling.about(when));
    }

    /** What is read in a mail before what only its reader gets. */
    public record Opening(String title, List<String> paragraphs) {}

    /** As it goes out now, to be shown at the desk. */
    public Opening opening(Club club, Locale locale, String key) {
        var mail = worded(club, locale, Filling.of(key, List.of(club.name())));
        return new Opening(
                mail.title(),
                mail.parts().stream()
                        .filter(AccessMail.Paragraph.class::isInstance)
                        .map(part -> ((AccessMail.Paragraph) part).text())
                        .toList());
    }

    private Mail draw(Club club, Locale locale, Filling filling) {
        return draw(worded(club, locale, filling));
    }

    private AccessMail worded(Club club, Locale locale, Filling filling) {
        var kind = MailKinds.of(filling.key());
        var own = kind.flatMap(known -> wordings.find(club.id(), known, locale))
                .flatMap(MailWordings.Saved::words)
                // Words that a newer version of ours cannot fill keep nobody's mail from leaving.
                .filter(words -> words.problems(kind.orElseThrow()).isEmpty());
        return phrases.mail(club, locale, filling, kind, own);
    }

    private Mail draw(AccessMail mail) {
        var html = new StringOutput();
        templates.render("access/mails/AccessMail.jte", mail, html);
        return new Mail(mail.title(), text(mail), html.toString());
    }

    private static String text(AccessMail mail) {
        var plain = PlainMail.of(mail.clubName(), mail.title());
        for (var part : mail.parts())
            plain = switch (part) {
                case AccessMail.Paragraph(var words) -> plain.paragraph(words);
                case AccessMail.Button(var label, var href, var valid) ->
                    plain.button(label, href).paragraph(valid);
                case AccessMail.Code(var code) -> plain.code(code);
            };
        return plain.address(mail.comeBack(), mail.door()).end(mail.footer());
    }

    private static List<String> words(Object[] hello) {
        return Arrays.stream(hello).map(String::valueOf).toList();
    }
}
