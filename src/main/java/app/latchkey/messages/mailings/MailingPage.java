package app.latchkey.messages.mailings;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.web.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * @param counts before it is sent: GETS and reasons; from then on: states of its messages and reasons
 * @param sample whose eyes the preview looks through; empty when it is for nobody
 * @param wrongTime the moment typed cannot be
 */
public record MailingPage(
        Desk desk,
        Mailing mailing,
        Optional<String> topic,
        Map<String, Long> counts,
        long unsubscribed,
        Optional<Sample> sample,
        String search,
        boolean wrongTime)
        implements Page {
    private static final List<String> REASONS =
            List.of("NO_ADDRESS", "INVALID", "BOUNCING", "SUPPRESSED", "UNSUBSCRIBED", "ARCHIVED", "GONE", "SHARED");
    private static final List<String> ON_ITS_WAY = List.of("QUEUED", "DELAYED", "HELD");

    public record Sample(String id, String name, int place, int of) {}

    public String at(String what) {
        return desk.at("mailings/" + mailing.id() + (what.isEmpty() ? "" : "/" + what));
    }

    public boolean mayWrite() {
        return desk.may(Permission.MAILINGS_SEND);
    }

    public boolean draft() {
        return mailing.state() == MailingState.DRAFT;
    }

    public boolean before() {
        return draft()
                || mailing.state() == MailingState.SCHEDULED
                || mailing.startedAt().isEmpty();
    }

    /** Its time has come: the page looks again until there is something to see. */
    public boolean begins() {
        return mailing.state() == MailingState.SCHEDULED
                && mailing.sendAt().filter(at -> !at.isAfter(desk.now())).isPresent();
    }

    public boolean mayPause() {
        return mailing.state() == MailingState.SENDING || mailing.state() == MailingState.SCHEDULED;
    }

    public boolean mayCancel() {
        return mayPause() || mailing.state() == MailingState.PAUSED;
    }

    public long gets() {
        return n("GETS");
    }

    public long n(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** Members who get none, by reason; the sums are the chosen ones. */
    public Map<String, Long> reasons() {
        return of(REASONS);
    }

    public Map<String, Long> became() {
        return of(List.of("ACCEPTED", "DELIVERED", "BOUNCED", "UNKNOWN", "CANCELLED", "EXPIRED", "SET_ASIDE"));
    }

    public long notGetting() {
        return reasons().values().stream().mapToLong(Long::longValue).sum();
    }

    public long open() {
        return ON_ITS_WAY.stream().mapToLong(this::n).sum();
    }

    /** Members that were looked at so far. */
    public long written() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long closed() {
        return written() - open();
    }

    private Map<String, Long> of(List<String> names) {
        var some = new LinkedHashMap<String, Long>();
        for (var name : names) if (n(name) > 0) some.put(name, n(name));
        return some;
    }

    public String query(int place) {
        return "?n=" + place;
    }
}
