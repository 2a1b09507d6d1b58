package app.latchkey.messages.mail;

import java.util.regex.Pattern;

/** The plain-text twin of MailFrame: the same parts in the same order, so that neither says more than the other. */
public final class PlainMail {
    /** A name with a line break in it must not write a line of its own. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private final StringBuilder text = new StringBuilder();

    private PlainMail() {}

    public static PlainMail of(String clubName, String title) {
        return new PlainMail().paragraph(clubName).paragraph(title);
    }

    public PlainMail paragraph(String words) {
        text.append(oneLine(words)).append("\n\n");
        return this;
    }

    /** Several paragraphs that somebody wrote, their lines kept. */
    public PlainMail words(String words) {
        words.lines().forEach(line -> text.append(oneLine(line)).append('\n'));
        text.append('\n');
        return this;
    }

    public PlainMail button(String label, String href) {
        return address(label + ":", href);
    }

    /** The address stands alone on its line: mail programs then keep it whole. */
    public PlainMail address(String before, String address) {
        text.append(oneLine(before)).append('\n').append(oneLine(address)).append("\n\n");
        return this;
    }

    public PlainMail code(String code) {
        text.append("    ").append(oneLine(code)).append("\n\n");
        return this;
    }

    public String end(String footer) {
        return text + "--------\n" + oneLine(footer) + "\n";
    }

    private static String oneLine(String words) {
        return BREAKS.matcher(words).replaceAll(" ").strip();
    }
}
