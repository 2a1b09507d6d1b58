package app.latchkey.members.importing;

import app.latchkey.platform.text.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a column of a member list can mean, with the names it goes by in English and French. */
enum Column {
    FIRST_NAME("first name, firstname, given name, forename, prénom, prenom"),
    LAST_NAME("last name, lastname, surname, family name, nom, nom de famille"),
    FULL_NAME("full name, fullname, name, member name, nom complet, nom et prénom, nom prénom, adhérent, membre"),
    EMAIL(
            "email, e-mail, email address, mail, courriel, adresse mail, adresse email, adresse e-mail, adresse courriel"),
    PHONE(
            "phone, phone number, telephone, mobile, mobile phone, cell, tel, téléphone, portable, numéro de téléphone, gsm"),
    BIRTH_DATE("birth date, birthdate, date of birth, dob, birthday, date de naissance, né le, née le, naissance"),
    BIRTH_YEAR("birth year, year of birth, birthyear, année de naissance, année naissance, né en"),
    EXTERNAL_ID("external id, externalid, member id, memberid, id, number, member number, numéro, numéro adhérent,"
            + " numéro de membre, n° adhérent, no adhérent, identifiant, licence, numéro de licence"),
    CARD(
            "card number, card no, card, card id, membership card, badge, badge number, badge id, barcode, bar code, barcode id,"
                    + " key tag, keytag, key fob, fob, fob number, rfid, rfid number, rfid tag, nfc, access card, swipe card,"
                    + " numéro de carte, n° de carte, n° carte, no carte, carte, carte de membre, carte d’adhérent, numéro carte,"
                    + " numéro de badge, numéro badge, n° badge, n° de badge, code barre, code barres, code-barres, puce"),
    STATUS("status, state, member status, statut, état"),
    LANGUAGE("language, lang, langue"),
    TAGS("tags, tag, groups, labels, étiquettes, groupes, catégories"),
    NOTES("notes, note, comment, comments, remarks, remarques, commentaire, commentaires, observations");

    private final List<String> names;

    Column(String names) {
        this.names =
                Arrays.stream(names.split(",")).map(Names::letters).distinct().toList();
    }

    static Optional<Column> named(String heading) {
        var letters = Names.letters(heading);
        return Arrays.stream(values()).filter(c -> c.names.contains(letters)).findFirst();
    }
}
