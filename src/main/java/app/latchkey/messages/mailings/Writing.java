package app.latchkey.messages.mailings;

import app.latchkey.messages.mailings.Mailings.Words;
import app.latchkey.platform.wording.Wording;
import app.latchkey.platform.wording.WordingProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a text before it is saved: a subject, a body, and placeholders that exist. */
public final class Writing {
    static final int MOST_SUBJECT = 150;
    static final int MOST_BODY = 20_000;

    private Writing() {}

    /** @param field {@code subject} or {@code body}; @param key of the sentence; @param arguments of it */
    public record Problem(String field, String key, List<String> arguments) {}

    public static List<String> placeholders() {
        return Values.KNOWN;
    }

    public static List<Problem> problems(Words words) {
        var problems = new ArrayList<Problem>();
        length(problems, "subject", words.subject(), MOST_SUBJECT);
        length(problems, "body", words.body(), MOST_BODY);
        placeholders(problems, "subject", words.subject());
        placeholders(problems, "body", words.body());
        if (problems.isEmpty() && Wording.read(words.body()).blocks().isEmpty())
            problems.add(new Problem("body", "messages.mailing.wrong.empty", List.of()));
        return List.copyOf(problems);
    }

    private static void length(List<Problem> problems, String field, String text, int most) {
        if (text.isBlank()) problems.add(new Problem(field, "messages.mailing.wrong.empty", List.of()));
        else if (text.length() > most)
            problems.add(new Problem(field, "messages.mailing.wrong.long", List.of(String.valueOf(most))));
    }

    private static void placeholders(List<Problem> problems, String field, String text) {
        for (var wrong : WordingProblem.of(text, Values.KNOWN)) {
            var key = switch (wrong.why()) {
                case UNKNOWN -> wrong.nearest().isPresent() ? "unknown.near" : "unknown";
                case UNCLOSED -> "unclosed";
                case IN_A_LINK -> "link";
            };
            var arguments = new ArrayList<>(List.of(wrong.written()));
            wrong.nearest().ifPresent(near -> arguments.add("{{" + near + "}}"));
            problems.add(new Problem(field, "messages.mailing.wrong." + key, List.copyOf(arguments)));
        }
    }

    static Optional<Problem> first(List<Problem> problems, String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst();
    }
}
