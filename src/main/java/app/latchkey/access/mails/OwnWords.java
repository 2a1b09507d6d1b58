package app.latchkey.access.mails;

import app.latchkey.platform.wording.Wording;
import app.latchkey.platform.wording.WordingProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A club's words for a kind of mail. Each line is a paragraph, or the place of one part; there is no formatting and no link in
 * them, only text and placeholders.
 */
public record OwnWords(String subject, String body) {
    public static final int MOST_SUBJECT = 150;
    public static final int MOST_BODY = 4_000;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");
    private static final Pattern BROKEN = Pattern.compile("\\r\\n?|\\u2028|\\u2029");
    private static final Pattern ALONE = Pattern.compile("\\{\\{\\s*([a-z_]+)\\s*}}");

    /** As it came from a form: line breaks are one sign, and neither begins nor ends with blanks. */
    public static OwnWords typed(String subject, String body) {
        var lines = BROKEN.matcher(body).replaceAll("\n").replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
        return new OwnWords(subject.strip(), lines.strip());
    }

    public enum Field {
        SUBJECT,
        BODY
    }

    /** @param key of the sentence; @param arguments of it */
    public record Problem(Field field, String key, List<String> arguments) {}

    /** In the order in which they are met; none when it may be saved and sent. */
    public List<Problem> problems(MailKind kind) {
        var problems = new ArrayList<Problem>();
        length(problems, Field.SUBJECT, subject, MOST_SUBJECT);
        // What follows a line break in a subject would be read as a header of the mail.
        if (CONTROL.matcher(subject).find()) problems.add(problem(Field.SUBJECT, "line"));
        placeholders(problems, Field.SUBJECT, subject, kind.inSubject());
        length(problems, Field.BODY, body, MOST_BODY);
        placeholders(problems, Field.BODY, body, kind.known());
        for (var name : kind.required())
            if (count(name) == 0) problems.add(problem(Field.BODY, "missing", written(name)));
        for (var name : kind.parts()) {
            if (count(name) > 1) problems.add(problem(Field.BODY, "twice", written(name)));
            if (count(name) == 1
                    && lines().stream().noneMatch(line -> alone(line).equals(Optional.of(name))))
                problems.add(problem(Field.BODY, "alone", written(name)));
        }
        return List.copyOf(problems);
    }

    private static void length(List<Problem> problems, Field field, String text, int most) {
        if (text.isBlank()) problems.add(problem(field, "empty"));
        else if (text.length() > most) problems.add(problem(field, "long", String.valueOf(most)));
    }

    private static void placeholders(List<Problem> problems, Field field, String text, Set<String> known) {
        var all = known.stream().map(OwnWords::written).collect(Collectors.joining(", "));
        for (var wrong : WordingProblem.of(text, known))
            problems.add(
                    switch (wrong.why()) {
                        case UNKNOWN ->
                            wrong.nearest().isPresent()
                                    ? problem(
                                            field,
                                            "near",
                                            wrong.written(),
                                            written(wrong.nearest().get()),
                                            all)
                                    : problem(field, "unknown", wrong.written(), all);
                        case UNCLOSED -> problem(field, "unclosed", wrong.written());
                        case IN_A_LINK -> problem(field, "link", wrong.written());
                    });
    }

    private static Problem problem(Field field, String what, String... arguments) {
        return new Problem(field, "access.wording.wrong." + what, List.of(arguments));
    }

    static String written(String name) {
        return "{{" + name + "}}";
    }

    private long count(String name) {
        return Wording.line(body).blocks().stream()
                .flatMap(block -> block.runs().stream())
                .filter(run -> run.placeholder() && run.text().equals(name))
                .count();
    }

    private List<String> lines() {
        return body.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static Optional<String> alone(String line) {
        var found = ALONE.matcher(line);
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    String title(Map<String, String> values) {
        return Wording.line(subject).filled(values).plain();
    }

    /** @param parts what stands on a line of its own; empty for a word in a sentence */
    List<AccessMail.Part> filled(Map<String, String> values, Function<String, Optional<List<AccessMail.Part>>> parts) {
        var all = new ArrayList<AccessMail.Part>();
        for (var line : lines())
            all.addAll(alone(line)
                    .flatMap(parts)
                    .orElseGet(() -> List.of(new AccessMail.Paragraph(
                            Wording.line(line).filled(values).plain()))));
        return List.copyOf(all);
    }
}
