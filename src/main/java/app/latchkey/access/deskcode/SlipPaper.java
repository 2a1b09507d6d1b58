package app.latchkey.access.deskcode;

import app.latchkey.clubs.Club;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.texts.Texts;
import app.latchkey.platform.web.Moments;
import app.latchkey.platform.web.Qr;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;

/** Slips as PDF, each in its member's language: one on a sheet of A6, or 24 labels on a sheet of A4. */
@Component
class SlipPaper {
    enum Format {
        A6,
        /** 3 x 8 of 70 x 37 mm: what every stationer has. */
        LABELS
    }

    private static final float MM = 72 / 25.4f;
    private static final String FONT = "font-fallback/LiberationSans-Regular.ttf";
    private static final int COLUMNS = 3;
    private static final int ROWS = 8;
    private static final float LABEL_WIDTH = 70 * MM;
    private static final float LABEL_HEIGHT = PageSize.A4.getHeight() / ROWS;

    private final Texts texts;
    private final Settings settings;

    SlipPaper(Texts texts, Settings settings) {
        this.texts = texts;
        this.settings = settings;
    }

    byte[] draw(Club club, List<Slip> slips, Format format, Instant now) {
        var bytes = new ByteArrayOutputStream();
        var document = new Document(format == Format.A6 ? PageSize.A6 : PageSize.A4, 0, 0, 0, 0);
        var writer = PdfWriter.getInstance(document, bytes);
        document.open();
        var pen = new Pen(writer.getDirectContent(), font());
        for (var n = 0; n < slips.size(); n++) {
            var slip = slips.get(n);
            var words = words(club, slip, now);
            switch (format) {
                case A6 -> {
                    if (n > 0) document.newPage();
                    sheet(pen, club, slip, words);
                }
                case LABELS -> {
                    var place = n % (COLUMNS * ROWS);
                    if (n > 0 && place == 0) document.newPage();
                    label(pen, club, slip, words, place);
                }
            }
        }
        if (slips.isEmpty()) writer.setPageEmpty(false);
        document.close();
        return bytes.toByteArray();
    }

    /** The font lies in the library's own jar; names in scripts that it lacks are told by username. */
    private static BaseFont font() {
        try {
            return BaseFont.createFont(FONT, BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    SlipWords words(Club club, Slip slip, Instant now) {
        var locale = club.speaks(slip.file().language());
        var door = settings.address(club.path() + "code").replaceFirst("^https?://", "");
        return new SlipWords(
                locale,
                club.formality().say(texts, locale, "access.slip.text"),
                club.formality().say(texts, locale, "access.slip.go"),
                door,
                club.formality().say(texts, locale, "access.slip.type"),
                club.formality()
                        .say(texts, locale, "access.slip.username", slip.file().username()),
                texts.say(locale, "access.handover.until", until(club, locale, slip, now)));
    }

    private String until(Club club, Locale locale, Slip slip, Instant now) {
        return Moments.say(texts, locale, slip.until(), club.timeZone(), now);
    }

    private static void sheet(Pen pen, Club club, Slip slip, SlipWords words) {
        var page = PageSize.A6;
        var width = page.getWidth() - 14 * MM;
        var left = 7 * MM;
        var y = page.getHeight() - 13 * MM;
        pen.line(club.name(), left, y, width, 10);
        pen.line(pen.drawable(slip.file().name(), slip.file().username()), left, y - 9 * MM, width, 16);
        pen.block(words.text(), left, y - 17 * MM, width, 9.5f);
        var side = 46 * MM;
        pen.qr(slip.qr(), (page.getWidth() - side) / 2, y - 76 * MM, side);
        pen.line(words.go() + " " + words.door(), left, y - 83 * MM, width, 9.5f);
        pen.line(words.type(), left, y - 89 * MM, width, 9.5f);
        pen.line(slip.code(), left, y - 99 * MM, width, 20);
        pen.line(words.username(), left, y - 109 * MM, width, 9.5f);
        pen.line(words.until(), left, y - 115 * MM, width, 9.5f);
    }

    private static void label(Pen pen, Club club, Slip slip, SlipWords words, int place) {
        var left = place % COLUMNS * LABEL_WIDTH + 4 * MM;
        var top = PageSize.A4.getHeight() - place / COLUMNS * LABEL_HEIGHT;
        var side = 27 * MM;
        var text = left + side;
        var width = LABEL_WIDTH - side - 7 * MM;
        pen.qr(slip.qr(), left - 2 * MM, top - 5 * MM - side, side);
        pen.line(club.name(), text, top - 7 * MM, width, 7);
        pen.line(pen.drawable(slip.file().name(), slip.file().username()), text, top - 11.5f * MM, width, 10);
        pen.line(words.go() + " " + words.door(), text, top - 16 * MM, width, 7);
        pen.line(slip.code(), text, top - 22 * MM, width, 11);
        pen.line(words.username(), text, top - 27 * MM, width, 7);
        pen.line(words.until(), text, top - 31 * MM, width, 7);
    }

    /** Writes within a width: what is too long is set smaller, never cut. */
    private record Pen(PdfContentByte page, BaseFont font) {
        String drawable(String name, String otherwise) {
            return name.codePoints().allMatch(font::charExists) ? name : otherwise;
        }

        void line(String text, float x, float y, float width, float size) {
            var natural = font.getWidthPoint(text, size);
            page.beginText();
            page.setFontAndSize(font, natural > width ? size * width / natural : size);
            page.setTextMatrix(x, y);
            page.showText(text);
            page.endText();
        }

        void block(String text, float x, float y, float width, float size) {
            var line = new StringBuilder();
            var at = y;
            for (var word : text.split(" ")) {
                if (!line.isEmpty() && font.getWidthPoint(line + " " + word, size) > width) {
                    line(line.toString(), x, at, width, size);
                    line.setLength(0);
                    at -= size * 1.35f;
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            line(line.toString(), x, at, width, size);
        }

        void qr(Qr qr, float x, float y, float side) {
            var module = side / qr.size();
            page.setColorFill(Color.BLACK);
            for (var row = 0; row < qr.size(); row++)
                for (var column = 0; column < qr.size(); column++)
                    if (qr.dark(column, row))
                        page.rectangle(x + column * module, y + side - (row + 1) * module, module, module);
            page.fill();
        }
    }
}
