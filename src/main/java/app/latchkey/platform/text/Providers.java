package app.latchkey.platform.text;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mail providers that many people use, the slips people make with their names, and how they read a local part. */
final class Providers {
    private static final Set<String> KNOWN = Set.of(("gmail.com googlemail.com yahoo.com yahoo.fr yahoo.co.uk yahoo.de"
                    + " yahoo.it yahoo.es yahoo.ca ymail.com rocketmail.com hotmail.com hotmail.fr hotmail.co.uk hotmail.de"
                    + " hotmail.it hotmail.es hotmail.be outlook.com outlook.fr outlook.de outlook.es outlook.be live.com"
                    + " live.fr live.be live.co.uk live.nl msn.com icloud.com me.com mac.com aol.com aol.fr mail.com"
                    + " gmx.com gmx.fr gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de orange.fr wanadoo.fr"
                    + " free.fr sfr.fr neuf.fr laposte.net bbox.fr numericable.fr club-internet.fr proton.me protonmail.com"
                    + " pm.me tutanota.com fastmail.com zoho.com yandex.com yandex.ru mail.ru btinternet.com sky.com"
                    + " virginmedia.com ntlworld.com comcast.net verizon.net att.net bluewin.ch skynet.be telenet.be"
                    + " videotron.ca planet.tn topnet.tn gnet.tn hexabyte.tn libero.it tiscali.it virgilio.it bigpond.com"
                    + " ziggo.nl kpnmail.nl telefonica.net seznam.cz wp.pl onet.pl")
            .split(" "));
    private static final List<String> LONGEST_FIRST = KNOWN.stream()
            .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
            .toList();
    private static final Map<String, String> NOT_SO = Map.of(
            "gmail.fr", "gmail.com", "gmail.de", "gmail.com", "icloud.fr", "icloud.com", "laposte.fr", "laposte.net");
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("con", "com"),
            Map.entry("cmo", "com"),
            Map.entry("ocm", "com"),
            Map.entry("comm", "com"),
            Map.entry("cpm", "com"),
            Map.entry("vom", "com"),
            Map.entry("xom", "com"),
            Map.entry("coml", "com"),
            Map.entry("frr", "fr"),
            Map.entry("ffr", "fr"),
            Map.entry("nett", "net"),
            Map.entry("ogr", "org"));
    private static final Set<String> PLUS_IS_A_LABEL = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "outlook.fr",
            "hotmail.com",
            "hotmail.fr",
            "live.com",
            "live.fr",
            "icloud.com",
            "me.com",
            "mac.com",
            "fastmail.com",
            "proton.me",
            "protonmail.com",
            "pm.me");
    private static final int SHORTEST_NAME_TO_SUSPECT = 5;

    private Providers() {}

    static boolean known(String domain) {
        return KNOWN.contains(domain);
    }

    /** The provider whose domain ends a text without an {@code @}, and leaves something before it. */
    static Optional<String> endOf(String text) {
        if (known(text)) return Optional.empty();
        return LONGEST_FIRST.stream()
                .filter(domain -> text.endsWith(domain) && text.length() > domain.length())
                .findFirst();
    }

    /** The domain that was probably meant, if this one looks like a slip. */
    static Optional<String> meantBy(String domain) {
        if (known(domain)) return Optional.empty();
        var listed = Optional.ofNullable(NOT_SO.get(domain));
        if (listed.isPresent()) return listed;
        return near(domain).or(() -> ending(domain));
    }

    private static Optional<String> near(String domain) {
        return LONGEST_FIRST.stream()
                .filter(known -> known.indexOf('.') >= SHORTEST_NAME_TO_SUSPECT)
                // The first letter is seldom mistyped, and "grange.fr" is a domain of its own.
                .filter(known -> known.charAt(0) == domain.charAt(0) || known.charAt(0) == domain.charAt(1))
                .filter(known -> Distance.within(domain, known, 1))
                .findFirst();
    }

    private static Optional<String> ending(String domain) {
        int dot = domain.lastIndexOf('.');
        var right = ENDINGS.get(domain.substring(dot + 1));
        if (right == null) return Optional.empty();
        var mended = domain.substring(0, dot + 1) + right;
        return Optional.of(known(mended) ? mended : near(mended).orElse(mended));
    }

    /** One text for all spellings that lead to the same mailbox, by the provider's own rule. */
    static String mailbox(String local, String domain) {
        var name = local;
        if (PLUS_IS_A_LABEL.contains(domain) && name.indexOf('+') > 0) name = name.substring(0, name.indexOf('+'));
        if (domain.equals("googlemail.com") || domain.equals("gmail.com")) {
            return name.replace(".", "") + "@gmail.com";
        }
        return name + "@" + domain;
    }
}
