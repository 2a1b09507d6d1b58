package app.latchkey.members.importing;

import app.latchkey.platform.text.Names;
import java.util.Set;

/** What a club's own status word means here; asked once for each word of the file. */
enum StatusMeaning {
    MEMBER,
    NOT_INVITED,
    ARCHIVED;

    private static final Set<String> ACTIVE = Set.of(
            "active",
            "activ",
            "actif",
            "actifs",
            "active member",
            "current",
            "member",
            "membre",
            "ok",
            "yes",
            "oui",
            "valid",
            "valide",
            "a jour",
            "en cours",
            "enabled",
            "inscrit",
            "inscrite",
            "adherent",
            "adherente",
            "live",
            "paid",
            "trial",
            "essai");

    /** Only a word that plainly means active makes somebody invitable; nobody is archived unless the club says so. */
    static StatusMeaning guess(String word) {
        return ACTIVE.contains(String.join(" ", Names.words(word))) ? MEMBER : NOT_INVITED;
    }
}
