package app.latchkey.access.mails;

import java.util.List;
import java.util.Optional;

/** @param words somebody's own, line by line; @param button where it leads, if there is something to do; @param code typed by hand where a link cannot be opened */
public record AccessMail(
        String lang,
        String clubName,
        String colour,
        String onColour,
        String title,
        String hello,
        List<String> words,
        Optional<Button> button,
        Optional<String> code,
        String validUntil,
        String comeBack,
        String door,
        String footer) {
    public record Button(String label, String href) {}
}
