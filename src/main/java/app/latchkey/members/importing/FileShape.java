package app.latchkey.members.importing;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a file is written: found by reading it once from end to end, since one accent on the last line decides. */
record FileShape(Charset charset, int bomBytes, char delimiter) {
    private static final Charset CP1252 = Charset.forName("windows-1252");
    private static final int HEAD = 64 * 1024;
    private static final char[] DELIMITERS = {',', ';', '\t'};

    static FileShape of(Path file) {
        try (var in = new BufferedInputStream(Files.newInputStream(file), HEAD)) {
            in.mark(HEAD);
            var head = in.readNBytes(HEAD);
            in.reset();
            var marked = byMark(head);
            var charset = marked != null ? marked.charset : utf8(in) ? StandardCharsets.UTF_8 : CP1252;
            int bom = marked == null ? 0 : marked.bomBytes;
            return new FileShape(charset, bom, delimiter(new String(head, bom, head.length - bom, charset)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Spreadsheets' own formats, pictures and the like, by their first bytes. */
    static boolean noText(Path file) {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(4);
            return starts(head, 'P', 'K', 3, 4)
                    || starts(head, 0xD0, 0xCF, 0x11, 0xE0)
                    || starts(head, 0x89, 'P', 'N', 'G')
                    || starts(head, 0xFF, 0xD8, 0xFF)
                    || starts(head, '%', 'P', 'D', 'F')
                    || starts(head, 'G', 'I', 'F', '8');
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Undecodable bytes cannot occur: the charset was chosen by reading everything. */
    Reader open(Path file) throws IOException {
        var in = Files.newInputStream(file);
        in.skipNBytes(bomBytes);
        return new InputStreamReader(in, charset);
    }

    private static @org.jspecify.annotations.Nullable FileShape byMark(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) return new FileShape(StandardCharsets.UTF_8, 3, ',');
        if (starts(head, 0xFF, 0xFE)) return new FileShape(StandardCharsets.UTF_16LE, 2, ',');
        if (starts(head, 0xFE, 0xFF)) return new FileShape(StandardCharsets.UTF_16BE, 2, ',');
        if (head.length > 3 && head[1] == 0 && head[3] == 0) return new FileShape(StandardCharsets.UTF_16LE, 0, ',');
        if (head.length > 3 && head[0] == 0 && head[2] == 0) return new FileShape(StandardCharsets.UTF_16BE, 0, ',');
        return null;
    }

    private static boolean starts(byte[] head, int... mark) {
        if (head.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if ((head[i] & 0xff) != mark[i]) return false;
        return true;
    }

    private static boolean utf8(InputStream in) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(HEAD);
        var chars = CharBuffer.allocate(HEAD);
        for (int n = 0; n >= 0; ) {
            n = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (n > 0) bytes.position(bytes.position() + n);
            bytes.flip();
            if (decoder.decode(bytes, chars, n < 0).isError()) return false;
            bytes.compact();
            chars.clear();
        }
        return true;
    }

    /** The one that parts the first record into most cells; quoted ones do not count. */
    private static char delimiter(String head) {
        char best = ',';
        int most = 1;
        for (char candidate : DELIMITERS) {
            try (var rows = CsvReader.builder()
                    .fieldSeparator(candidate)
                    .allowExtraCharsAfterClosingQuote(true)
                    .ofCsvRecord(head)) {
                var records = rows.iterator();
                int cells = records.hasNext() ? records.next().getFieldCount() : 0;
                if (cells > most) {
                    best = candidate;
                    most = cells;
                }
            } catch (IOException cannotHappenInMemory) {
                throw new UncheckedIOException(cannotHappenInMemory);
            }
        }
        return best;
    }
}
