package app.latchkey.access.activity;

import app.latchkey.access.home.Landing;
import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.util.List;

/** @param devices on how many this person is signed in */
public record ActivityPage(
        Club club,
        Landing.Way acting,
        List<Landing.Way> ways,
        List<Tried> tried,
        List<Sent> sent,
        List<Deed> deeds,
        int devices,
        Instant now)
        implements Page {
    /** @param factors the keys of what was shown; @param ref of a refusal, to be read out at the desk; @param stranger most likely not this person */
    public record Tried(
            Instant at,
            String sentence,
            boolean entered,
            String device,
            List<String> factors,
            String ref,
            boolean stranger) {}

    /** @param state the key of what became of it */
    public record Sent(Instant at, String kind, String to, String state, boolean arrived) {}

    /** @param who a name, or empty: then {@code as} says it */
    public record Deed(Instant at, String sentence, String text, String who, Actor.As as) {}

    public String at(String rest) {
        return club.path() + "me/" + acting.member() + rest;
    }
}
