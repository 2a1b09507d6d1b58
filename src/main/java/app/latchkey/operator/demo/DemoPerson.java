package app.latchkey.operator.demo;

import app.latchkey.platform.text.Names;
import java.time.LocalDate;

/** A row of a demo club's list. */
record DemoPerson(String first, String last, String email, String phone, LocalDate born, String status) {
    static final String ACTIVE = "active";
    static final String LAPSED = "lapsed";

    String name() {
        return first + " " + last;
    }

    String year() {
        return String.valueOf(born.getYear());
    }

    DemoPerson at(String address) {
        return new DemoPerson(first, last, address, phone, born, status);
    }

    DemoPerson born(LocalDate date) {
        return new DemoPerson(first, last, email, phone, date, status);
    }

    DemoPerson reached(String number) {
        return new DemoPerson(first, last, email, number, born, status);
    }

    DemoPerson who(String status) {
        return new DemoPerson(first, last, email, phone, born, status);
    }

    /** {@code ada.martin@post.example}. */
    DemoPerson mailing(String domain) {
        return at(Names.letters(first) + "." + Names.letters(last) + "@" + domain);
    }

    String row(int number) {
        return String.join(",", "D" + number, first, last, email, phone, born.toString(), status);
    }
}
