package app.latchkey.access.mails;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A kind of mail that a club may put into its own words.
 *
 * @param key of its texts
 * @param sentence names of the placeholders in our own sentence, in the order of its arguments; empty for one that is not shown
 * @param facts what its reader has to be told, whatever else is said
 * @param parts what stands on a line of its own: a button, a code, what was asked for
 */
public record MailKind(String key, List<String> sentence, List<String> facts, List<String> parts) {
    static final String CLUB = "club";
    static final String WHEN = "when";
    static final String NOT_YOU = "not_you";
    static final String BUTTON = "button";
    static final String CODE = "code";
    static final String USERNAME = "username";
    static final String USERNAMES = "usernames";
    static final String ANSWER = "answer";

    /** As it stands in an address. */
    public String name() {
        return key.substring("access.".length());
    }

    public boolean notice() {
        return key.startsWith("access.notice.");
    }

    /** What opens something for one person is good for a while; a way to the door is for ever. */
    boolean expires() {
        return !sentence.getFirst().equals(CLUB);
    }

    /** What a mail of this kind cannot do without. */
    public List<String> required() {
        return Stream.concat(facts.stream(), parts.stream()).toList();
    }

    public Set<String> known() {
        var known = inSubject();
        known.addAll(required());
        return known;
    }

    /** A subject is shown on locked screens: no code, no username and no answer stand there. */
    public Set<String> inSubject() {
        var known = new TreeSet<>(Set.of(CLUB));
        sentence.stream().filter(name -> Set.of("name", CLUB).contains(name)).forEach(known::add);
        return known;
    }
}
