package app.latchkey.access.panel;

import app.latchkey.access.FindingCode;
import app.latchkey.access.RemedyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The panel as it is drawn, in the reader's language. */
public record PanelView(
        String member,
        String name,
        String state,
        String stateWords,
        String code,
        String side,
        String sideWords,
        String sentence,
        List<Fact> facts,
        List<Offer> offers,
        List<Note> notes,
        List<Happened> timeline,
        List<Actor> actors,
        Optional<Undo> undo,
        List<Part> parts,
        Optional<Instant> lastSuccess,
        Optional<String> lastDevice,
        List<Change> sinceThen,
        String username,
        Optional<String> address) {
    /** Nobody comes in by this file any more: what can be tried with somebody is tried with the one that it became part of. */
    public boolean away() {
        return code.equals(FindingCode.MERGED_AWAY.name());
    }

    /** @param code a machine's word, drawn in the monospaced face */
    public record Fact(String label, String value, boolean code) {}

    /** @param whoCan names of staff who may, when this person may not */
    public record Offer(RemedyId id, boolean allowed, List<String> whoCan, String href, boolean page) {}

    public record Note(String code, String words) {}

    /** Who acts for the member, as themselves or as a guardian. */
    public record Actor(String name, boolean self, boolean off, Instant since, Optional<Instant> entered) {}

    /** What the desk did to the own access and can still take back. */
    public record Undo(Undone what, Instant at, Instant until, boolean allowed) {}

    public enum Undone {
        RELINK,
        ENDING
    }

    /** An old file that became part of this one. @param undo may still be taken apart, by this person */
    public record Part(String name, String number, String href, Instant at, Instant until, boolean undo) {}

    public record Change(Instant at, String words) {}

    /** @param mood good, bad, wait or empty */
    public record Happened(Instant at, String mood, String words, String code, String ref) {}

    public String kind() {
        return switch (state) {
            case "IN" -> "in";
            case "ON_ITS_WAY" -> "way";
            case "NOT_ASKED" -> "none";
            case "VIA_GUARDIAN" -> "guardian";
            case "SHUT" -> "shut";
            default -> "cannot";
        };
    }
}
