package app.latchkey.platform.wording;

import app.latchkey.platform.wording.Wording.Block;
import app.latchkey.platform.wording.Wording.Kind;
import app.latchkey.platform.wording.Wording.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what a club typed. Every repetition has an end, so that no text takes long to read. */
final class WordingReader {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}\\n]{1,80})}}");
    private static final Pattern INLINE = Pattern.compile("(?<placeholder>\\{\\{(?<name>[^{}\\n]{1,80})}})"
            + "|(?<link>\\[(?<label>[^\\]\\n]{1,200})]\\((?<target>(?:https?://|mailto:)[^\\s()<>\"{}]{1,1000})\\))"
            + "|(?<address>https?://[^\\s<>\"{}]{1,1000})"
            + "|(?<strong>\\*\\*(?=\\S)(?<bold>[^*\\n]{1,500}?)(?<=\\S)\\*\\*)"
            + "|(?<emphasis>(?<![\\w*])\\*(?=\\S)(?<slanted>[^*\\n]{1,500}?)(?<=\\S)\\*(?![\\w*]))"
            + "|(?<break>\\n)");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.,;:!?)']+$");

    private WordingReader() {}

    static List<Block> blocks(String typed) {
        var blocks = new ArrayList<Block>();
        var paragraph = new StringBuilder();
        for (var line : typed.replaceAll("\\r\\n?|\\u2028|\\u2029", "\n").split("\n", -1)) {
            var clean = line.replaceAll("\\p{Cntrl}", " ").strip();
            var heading = clean.startsWith("# ");
            var item = clean.startsWith("- ") || clean.startsWith("* ");
            if (clean.isEmpty() || heading || item) close(paragraph, blocks);
            if (heading || item)
                blocks.add(new Block(
                        heading ? Kind.HEADING : Kind.ITEM,
                        runs(clean.substring(2).strip(), false, false, "")));
            else if (!clean.isEmpty())
                paragraph.append(paragraph.isEmpty() ? "" : "\n").append(clean);
        }
        close(paragraph, blocks);
        return List.copyOf(blocks);
    }

    private static void close(StringBuilder paragraph, List<Block> blocks) {
        if (!paragraph.isEmpty()) blocks.add(new Block(Kind.PARAGRAPH, runs(paragraph.toString(), false, false, "")));
        paragraph.setLength(0);
    }

    static List<Run> placeholdersOf(String line) {
        var runs = new ArrayList<Run>();
        var found = PLACEHOLDER.matcher(line);
        var end = 0;
        while (found.find()) {
            words(line.substring(end, found.start()), false, false, "", runs);
            runs.add(new Run(found.group(1).strip(), true, false, false, ""));
            end = found.end();
        }
        words(line.substring(end), false, false, "", runs);
        return List.copyOf(runs);
    }

    private static List<Run> runs(String text, boolean strong, boolean emphasis, String href) {
        var runs = new ArrayList<Run>();
        var found = INLINE.matcher(text);
        var end = 0;
        while (found.find()) {
            words(text.substring(end, found.start()), strong, emphasis, href, runs);
            end = found.end();
            if (found.group("placeholder") != null)
                runs.add(new Run(found.group("name").strip(), true, strong, emphasis, href));
            else if (found.group("strong") != null) runs.addAll(runs(found.group("bold"), true, emphasis, href));
            else if (found.group("emphasis") != null) runs.addAll(runs(found.group("slanted"), strong, true, href));
            else if (found.group("break") != null) runs.add(new Run("\n", false, false, false, ""));
            else if (!href.isEmpty()) words(found.group(), strong, emphasis, href, runs);
            else if (found.group("link") != null)
                runs.addAll(runs(found.group("label"), strong, emphasis, found.group("target")));
            else {
                var address = END_OF_SENTENCE.matcher(found.group("address")).replaceFirst("");
                words(address, strong, emphasis, address, runs);
                words(found.group("address").substring(address.length()), strong, emphasis, href, runs);
            }
        }
        words(text.substring(end), strong, emphasis, href, runs);
        return List.copyOf(runs);
    }

    private static void words(String text, boolean strong, boolean emphasis, String href, List<Run> runs) {
        if (!text.isEmpty()) runs.add(new Run(text, false, strong, emphasis, href));
    }
}
