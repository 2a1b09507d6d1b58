package app.latchkey.operator.drill;

import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.ScriptedSmtp;
import app.latchkey.operator.sink.Step;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The world's mail server, playing the rules of the running case and keeping what it accepted. */
final class MailServer implements AutoCloseable {
    private static final Duration FOR_A_MAIL = Duration.ofSeconds(10);
    private static final Duration FOR_A_TRY = Duration.ofMillis(2500);
    private static final Duration QUIET = Duration.ofMillis(250);

    private final ScriptedSmtp smtp = new ScriptedSmtp(InstantSource.system());
    private final AtomicLong asked = new AtomicLong();
    private volatile long askedAt = System.nanoTime();
    private volatile List<MailRule> rules = List.of();

    MailServer() {
        smtp.play(this::answer);
    }

    String url() {
        return smtp.url();
    }

    void play(List<MailRule> next) {
        rules = List.copyOf(next);
    }

    private Optional<Play> answer(Step step, String recipient) {
        asked.incrementAndGet();
        askedAt = System.nanoTime();
        for (var rule : rules) {
            if (rule.over() || !rule.concerns(recipient)) continue;
            if (rule.usual()) return Optional.empty();
            if (rule.at(step) && rule.take()) return Optional.of(rule.play(step));
        }
        return Optional.empty();
    }

    /** To be given to {@link #settle} after something was done that sends a mail. */
    long mark() {
        return asked.get();
    }

    /** Until the server was spoken to and the conversation is over, or nobody came. */
    void settle(long mark) {
        Patience.until(FOR_A_TRY, () -> asked.get() > mark);
        calm();
    }

    void calm() {
        Patience.until(FOR_A_TRY, () -> System.nanoTime() - askedAt > QUIET.toNanos());
    }

    int count(String address) {
        return to(address).size();
    }

    private List<Received> to(String address) {
        return smtp.received().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
    }

    /** Waits for a mail, as it came over the wire; {@code back} counts from the newest (0). */
    Received mail(String address, int back) {
        Patience.until(FOR_A_MAIL, () -> to(address).size() > back);
        var all = to(address).reversed();
        if (all.size() <= back) throw new Unplayable("No such mail reached " + address);
        return all.get(back);
    }

    /** Waits for a mail that holds what is wanted; {@code back} counts from the newest (0). */
    Letter letter(String address, int back, java.util.function.Predicate<Letter> wanted) {
        var found = new java.util.ArrayList<Letter>();
        Patience.until(FOR_A_MAIL, () -> {
            found.clear();
            to(address).reversed().stream().map(Letter::of).filter(wanted).forEach(found::add);
            return found.size() > back;
        });
        if (found.size() <= back)
            throw new Unplayable("No such mail reached " + address + "; there are "
                    + to(address).stream()
                            .map(mail -> Letter.of(mail).subject())
                            .toList());
        return found.get(back);
    }

    @Override
    public void close() {
        smtp.close();
    }
}
