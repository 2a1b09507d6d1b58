package app.latchkey.messages.mailings;

import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.messages.Mail;
import app.latchkey.messages.mail.PlainMail;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.texts.Texts;
import app.latchkey.platform.wording.Wording;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Draws a mailing for one recipient, in both forms from the same words. */
@Component
class Letters {
    private final TemplateEngine templates;
    private final Texts texts;
    private final Settings settings;

    Letters(TemplateEngine templates, Texts texts, Settings settings) {
        this.templates = templates;
        this.texts = texts;
        this.settings = settings;
    }

    /** A mailing as it was read, once for all its recipients. */
    record Words(Wording subject, Wording body) {}

    static Words words(Mailing mailing) {
        return new Words(Wording.line(mailing.subject()), Wording.read(mailing.body()));
    }

    /** @param unsubscribe the path where it is unsubscribed */
    Mail draw(Club club, Words read, MemberFile member, Locale locale, String unsubscribe) {
        var values = Values.of(club, member);
        var title = read.subject().filled(values).plain();
        var words = read.body().filled(values);
        var letter = new MailingLetter(
                locale.getLanguage(),
                club.name(),
                club.colour(),
                club.onColour(),
                title,
                words,
                club.formality().say(texts, locale, "messages.mailing.footer", club.name()),
                texts.say(locale, "messages.mailing.unsubscribe.before", club.name()),
                texts.say(locale, "messages.mailing.unsubscribe"),
                settings.address(unsubscribe));
        var html = new StringOutput();
        templates.render("messages/mailings/MailingLetter.jte", letter, html);
        var text = PlainMail.of(club.name(), title)
                .words(words.plain())
                .address(letter.unsubscribeBefore() + " " + letter.unsubscribeLabel() + ":", letter.unsubscribeHref())
                .end(letter.footer());
        return new Mail(title, text, html.toString(), java.util.Optional.of(letter.unsubscribeHref()));
    }
}
