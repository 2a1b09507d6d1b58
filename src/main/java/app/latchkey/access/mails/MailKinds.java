package app.latchkey.access.mails;

import static app.latchkey.access.mails.MailKind.ANSWER;
import static app.latchkey.access.mails.MailKind.BUTTON;
import static app.latchkey.access.mails.MailKind.CLUB;
import static app.latchkey.access.mails.MailKind.CODE;
import static app.latchkey.access.mails.MailKind.NOT_YOU;
import static app.latchkey.access.mails.MailKind.USERNAME;
import static app.latchkey.access.mails.MailKind.USERNAMES;
import static app.latchkey.access.mails.MailKind.WHEN;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mails that a club may put into its own words: all that it sends but mailings, whose words are its own anyway. Mails of
 * the installation (to its operator, or about the clubs of a mailbox) speak for no club.
 */
public final class MailKinds {
    private static final String NAME = "name";

    private static final List<MailKind> MAILS = List.of(
            mail("access.mail.invitation", List.of(NAME, CLUB), List.of(), BUTTON),
            mail("access.mail.firstcode", List.of(NAME, CLUB, USERNAME), List.of(USERNAME), BUTTON, CODE),
            // A mailbox may be shared: whose account it is has to stand in it.
            mail("access.mail.reset", List.of(NAME, CLUB), List.of(NAME), BUTTON),
            mail("access.mail.confirm", List.of(NAME), List.of(), BUTTON),
            mail("access.mail.code", List.of(CLUB), List.of(), CODE),
            mail("access.mail.signin", List.of(CLUB), List.of(), CODE),
            mail("access.mail.join", List.of(CLUB), List.of(), CODE),
            mail("access.mail.join.known", List.of(CLUB), List.of(), BUTTON),
            mail("access.mail.unknown", List.of(CLUB), List.of()),
            mail("access.mail.door", List.of(CLUB), List.of(), BUTTON),
            mail("access.mail.username", List.of(CLUB), List.of(), USERNAMES),
            mail("access.mail.answer", List.of(CLUB), List.of(), ANSWER),
            mail("access.mail.staff", List.of("", CLUB), List.of(), BUTTON));

    private static final List<MailKind> NOTICES = List.of(
            notice("access.notice.password"),
            notice("access.notice.address.added"),
            notice("access.notice.address.main"),
            notice("access.notice.address.removed"),
            notice("access.notice.contact"),
            notice("access.notice.handed"),
            notice("access.notice.passkey.added"),
            notice("access.notice.passkey.removed"),
            notice("access.notice.passkey.only"),
            notice("access.notice.second.on"),
            notice("access.notice.second.off"),
            notice("access.notice.second.codes"),
            notice("access.notice.lost.asked", BUTTON),
            notice("access.notice.lost.owner", BUTTON),
            notice("access.notice.lost.ready", BUTTON),
            notice("access.notice.lost.stopped"),
            notice("access.notice.lost.removed"),
            notice("access.notice.ended"),
            notice("access.notice.relinked"),
            notice("access.notice.relink.undone"),
            said("access.notice.relink.back"),
            notice("access.notice.separated"),
            notice("access.notice.guardian"),
            notice("access.notice.guardian.ended"),
            said("access.notice.guardian.other"),
            said("access.notice.ofage"),
            said("access.notice.ofage.guardian"),
            notice("access.notice.merged"),
            notice("access.notice.merge.ended"),
            notice("access.notice.unmerged"),
            notice("access.notice.left"),
            notice("access.notice.closed"),
            notice("access.notice.erasure"),
            said("access.notice.erased"));

    private MailKinds() {}

    private static MailKind mail(String key, List<String> sentence, List<String> facts, String... parts) {
        return new MailKind(key, sentence, facts, List.of(parts));
    }

    /** Says, apart from the rest, what to do when it was somebody else, or is wrong. */
    private static MailKind notice(String key, String... parts) {
        return new MailKind(key, List.of(CLUB), List.of(WHEN, NOT_YOU), List.of(parts));
    }

    /** There is nothing to do about it. */
    private static MailKind said(String key) {
        return new MailKind(key, List.of(CLUB), List.of(WHEN), List.of());
    }

    public static List<MailKind> mails() {
        return MAILS;
    }

    public static List<MailKind> notices() {
        return NOTICES;
    }

    public static Optional<MailKind> named(String name) {
        return of("access." + name);
    }

    static Optional<MailKind> of(String key) {
        return Stream.concat(MAILS.stream(), NOTICES.stream())
                .filter(kind -> kind.key().equals(key))
                .findFirst();
    }
}
