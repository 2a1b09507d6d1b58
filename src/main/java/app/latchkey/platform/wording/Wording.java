package app.latchkey.platform.wording;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A text as read: paragraphs, headings and items of runs, some of which are placeholders still to be filled. */
public record Wording(List<Block> blocks) {
    public enum Kind {
        PARAGRAPH,
        HEADING,
        ITEM
    }

    public record Block(Kind kind, List<Run> runs) {
        public boolean heading() {
            return kind == Kind.HEADING;
        }

        public boolean item() {
            return kind == Kind.ITEM;
        }
    }

    /**
     * Letters that look alike.
     *
     * @param text what is read; the name of a placeholder until it is filled; a line break alone is one
     * @param href where it leads, empty for no link
     */
    public record Run(String text, boolean placeholder, boolean strong, boolean emphasis, String href) {
        public boolean lineBreak() {
            return text.equals("\n");
        }

        public boolean link() {
            return !href.isEmpty();
        }

        private Run filled(Map<String, String> values) {
            if (!placeholder) return this;
            var value = values.get(text);
            if (value == null) throw new IllegalStateException("No value for the placeholder " + text);
            // A name with a line break in it must not begin a line of its own.
            return new Run(value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip(), false, strong, emphasis, href);
        }
    }

    public static Wording read(String text) {
        return new Wording(WordingReader.blocks(text));
    }

    /** A subject: placeholders, and nothing else that is special. */
    public static Wording line(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return new Wording(List.of(new Block(Kind.PARAGRAPH, WordingReader.placeholdersOf(line))));
    }

    public Set<String> placeholders() {
        var names = new LinkedHashSet<String>();
        for (var block : blocks)
            block.runs().stream().filter(Run::placeholder).map(Run::text).forEach(names::add);
        return names;
    }

    /** @param values one for each placeholder, as a person reads it */
    public Wording filled(Map<String, String> values) {
        return new Wording(blocks.stream()
                .map(block -> new Block(
                        block.kind(),
                        block.runs().stream().map(run -> run.filled(values)).toList()))
                .toList());
    }

    /** As plain text: links stand behind their words, items begin with a dash. */
    public String plain() {
        var parts = new ArrayList<String>();
        var items = new ArrayList<String>();
        for (var block : blocks) {
            if (block.item()) {
                items.add("- " + plain(block.runs()));
                continue;
            }
            if (!items.isEmpty()) parts.add(String.join("\n", items));
            items.clear();
            parts.add(plain(block.runs()));
        }
        if (!items.isEmpty()) parts.add(String.join("\n", items));
        return String.join("\n\n", parts);
    }

    private static String plain(List<Run> runs) {
        var text = new StringBuilder();
        for (var n = 0; n < runs.size(); n++) {
            var run = runs.get(n);
            text.append(run.text());
            var last = n + 1 == runs.size() || !runs.get(n + 1).href().equals(run.href());
            if (run.link() && last && !run.text().equals(run.href()))
                text.append(" (")
                        .append(run.href().replaceFirst("^mailto:", ""))
                        .append(')');
        }
        return text.toString();
    }
}
