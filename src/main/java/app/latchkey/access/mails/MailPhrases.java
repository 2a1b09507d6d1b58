package app.latchkey.access.mails;

import app.latchkey.clubs.Club;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.texts.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts a mail into words: its parts in our order and sentences, or where and how the club wrote them. */
@Component
public class MailPhrases {
    private static final String TITLE = ".title";
    private static final String HELLO = ".hello";
    private static final String WHAT_ELSE = ".notyou";
    private static final String OTHER_WAY = ".code";

    private final Texts texts;
    private final Settings settings;

    MailPhrases(Texts texts, Settings settings) {
        this.texts = texts;
        this.settings = settings;
    }

    AccessMail mail(Club club, Locale locale, Filling filling, Optional<MailKind> kind, Optional<OwnWords> own) {
        var values = kind.map(known -> values(club, locale, known, filling)).orElse(Map.of());
        return new AccessMail(
                locale.getLanguage(),
                club.name(),
                club.colour(),
                club.onColour(),
                own.map(words -> words.title(values)).orElseGet(() -> title(club, locale, filling.key(), club.name())),
                own.map(words -> words.filled(values, name -> part(club, locale, filling, name)))
                        .orElseGet(() -> ours(club, locale, filling)),
                say(club, locale, "access.mail.comeback"),
                settings.address("/" + club.slug()),
                say(club, locale, filling.key() + ".footer", club.name()));
    }

    /** What a mail is called where somebody chooses among them: its subject in our words. */
    public String name(Club club, Locale locale, MailKind kind) {
        return title(club, locale, kind.key(), club.name());
    }

    /** Our own words, as a club begins to change them. */
    public OwnWords ours(Club club, MailKind kind, Locale locale) {
        var names = kind.sentence().stream().map(OwnWords::written).toArray();
        var lines = new ArrayList<String>();
        var hello = say(club, locale, kind.key() + HELLO, names);
        lines.add(kind.facts().contains(MailKind.NOT_YOU) ? hello + " " + OwnWords.written(MailKind.NOT_YOU) : hello);
        if (kind.facts().contains(MailKind.WHEN))
            lines.add(say(club, locale, "access.notice.when", OwnWords.written(MailKind.WHEN)));
        kind.parts().forEach(part -> lines.add(OwnWords.written(part)));
        return new OwnWords(
                title(club, locale, kind.key(), OwnWords.written(MailKind.CLUB)), String.join("\n\n", lines));
    }

    /** As it would read for somebody who is not there; its link and its code open nothing. */
    public AccessMail example(Club club, Locale locale, MailKind kind, OwnWords words, Instant now) {
        var hello = kind.sentence().stream()
                .map(name -> name.equals(MailKind.CLUB) ? club.name() : example(locale, name))
                .toList();
        var filling = new Filling(
                kind.key(),
                hello,
                List.of(example(locale, kind.parts().contains(MailKind.ANSWER) ? MailKind.ANSWER : MailKind.USERNAME)),
                Optional.of("/k/…"),
                Optional.of("AB12 CD34 EF56"),
                Optional.of(now.plus(Duration.ofDays(1))).filter(any -> kind.expires()),
                Optional.of(now));
        return mail(club, locale, filling, Optional.of(kind), Optional.of(words));
    }

    private String example(Locale locale, String name) {
        return name.isEmpty() ? "" : texts.say(locale, "access.wording.example." + name);
    }

    private String title(Club club, Locale locale, String key, String called) {
        return say(club, locale, key + TITLE, called);
    }

    private String say(Club club, Locale locale, String key, Object... arguments) {
        return club.formality().say(texts, locale, key, arguments);
    }

    private List<AccessMail.Part> ours(Club club, Locale locale, Filling filling) {
        var parts = new ArrayList<AccessMail.Part>();
        var hello = say(club, locale, filling.key() + HELLO, filling.hello().toArray());
        var whatElse = whatElse(club, locale, filling.key());
        parts.add(paragraph(whatElse.map(rest -> hello + " " + rest).orElse(hello)));
        filling.when()
                .ifPresent(
                        at -> parts.add(paragraph(say(club, locale, "access.notice.when", moment(club, locale, at)))));
        filling.lines().forEach(line -> parts.add(paragraph(line)));
        parts.addAll(button(club, locale, filling));
        if (!besideTheButton(filling)) filling.code().ifPresent(typed -> parts.add(code(typed)));
        return List.copyOf(parts);
    }

    /** What stands where a club put a part of this name; empty where it is a word in a sentence. */
    private Optional<List<AccessMail.Part>> part(Club club, Locale locale, Filling filling, String name) {
        return switch (name) {
            case MailKind.BUTTON -> Optional.of(button(club, locale, filling));
            case MailKind.CODE ->
                Optional.of(filling.code().stream().map(MailPhrases::code).toList());
            case MailKind.USERNAMES, MailKind.ANSWER ->
                Optional.of(filling.lines().stream().map(MailPhrases::paragraph).toList());
            default -> Optional.empty();
        };
    }

    private static AccessMail.Part code(String typed) {
        return new AccessMail.Code(typed);
    }

    private static AccessMail.Part paragraph(String text) {
        return new AccessMail.Paragraph(text);
    }

    private List<AccessMail.Part> button(Club club, Locale locale, Filling filling) {
        if (filling.path().isEmpty()) return List.of();
        var valid = filling.until()
                .map(at -> say(club, locale, "access.mail.valid", moment(club, locale, at)))
                .orElse("");
        var label = say(club, locale, filling.key() + ".button");
        var parts = new ArrayList<AccessMail.Part>();
        parts.add(new AccessMail.Button(label, settings.address(filling.path().get()), valid));
        if (besideTheButton(filling)) {
            parts.add(paragraph(say(club, locale, filling.key() + OTHER_WAY)));
            parts.add(code(filling.code().orElseThrow()));
        }
        return parts;
    }

    /** A code that does the same as the button, elsewhere: it goes with it, in a club's own words too. */
    private boolean besideTheButton(Filling filling) {
        return filling.path().isPresent() && filling.code().isPresent() && texts.has(filling.key() + OTHER_WAY);
    }

    private Map<String, String> values(Club club, Locale locale, MailKind kind, Filling filling) {
        var values = new HashMap<String, String>();
        for (var n = 0; n < kind.sentence().size(); n++)
            values.put(kind.sentence().get(n), filling.hello().get(n));
        values.put(MailKind.CLUB, club.name());
        filling.when().ifPresent(at -> values.put(MailKind.WHEN, moment(club, locale, at)));
        whatElse(club, locale, filling.key()).ifPresent(words -> values.put(MailKind.NOT_YOU, words));
        return values;
    }

    private Optional<String> whatElse(Club club, Locale locale, String key) {
        return texts.has(key + WHAT_ELSE) ? Optional.of(say(club, locale, key + WHAT_ELSE)) : Optional.empty();
    }

    private static String moment(Club club, Locale locale, Instant at) {
        return at.atZone(club.timeZone()).format(DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", locale));
    }
}
