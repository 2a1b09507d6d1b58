package app.latchkey.operator.doctor;

import java.util.List;

/**
 * One thing looked at.
 *
 * @param key {@code operator.doctor.<key>}: the sentence, with these words in it
 * @param where name of the record to be made or changed; empty when there is none
 * @param put what to put there
 */
public record Verdict(State state, String key, List<String> words, String where, String put) {
    public enum State {
        GOOD,
        /** Cannot be seen from here, or a matter of taste. */
        NOTE,
        MEND
    }

    static Verdict good(String key, String... words) {
        return new Verdict(State.GOOD, key, List.of(words), "", "");
    }

    static Verdict note(String key, String... words) {
        return new Verdict(State.NOTE, key, List.of(words), "", "");
    }

    static Verdict mend(String key, String... words) {
        return new Verdict(State.MEND, key, List.of(words), "", "");
    }

    Verdict putting(String name, String text) {
        return new Verdict(state, key, words, name, text);
    }

    public boolean puts() {
        return !put.isEmpty();
    }
}
