package app.latchkey.access.mails;

import java.util.List;

/** @param parts between the title and the club's own address, in the order in which they are read */
public record AccessMail(
        String lang,
        String clubName,
        String colour,
        String onColour,
        String title,
        List<Part> parts,
        String comeBack,
        String door,
        String footer) {
    public sealed interface Part {}

    public record Paragraph(String text) implements Part {}

    /** The one thing to press; its address stands below it in words, with how long it is valid. */
    public record Button(String label, String href, String validUntil) implements Part {}

    /** Typed by hand where a link cannot be opened. */
    public record Code(String code) implements Part {}
}
