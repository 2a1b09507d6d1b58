package app.latchkey.operator.drill;

import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Step;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** What the mail server does for one mailbox, one domain or everybody; first rule that fits wins. */
final class MailRule {
    private final String to;
    private final Step at;
    private final Play play;
    private final boolean usual;
    private final AtomicInteger left;

    private MailRule(String to, Step at, Play play, boolean usual, int times) {
        this.to = to;
        this.at = at;
        this.play = play;
        this.usual = usual;
        this.left = new AtomicInteger(times);
    }

    static MailRule of(Fields given) {
        var deed = given.text("do");
        var to = given.text("to", "").toLowerCase(Locale.ROOT);
        var times = given.number("times", Integer.MAX_VALUE);
        var rule = switch (deed) {
            case "accept" -> new MailRule(to, Step.RCPT, Play.answer(""), true, times);
            case "refuse" -> said(given, to, "550 5.1.1 No such user here", times);
            case "defer" -> said(given, to, "451 4.7.1 Greylisted, try again later", times);
            case "slow" -> new MailRule(to, at(given, Step.DOT), Play.late(given.duration("by")), false, times);
            case "cut" -> cut(given, to, times);
            case "silent" -> new MailRule(to, at(given, Step.RCPT), new Play.Silence(), false, times);
            case "down" ->
                new MailRule("", Step.GREETING, Play.answer(given.text("words", "421 4.3.2 Not now")), false, times);
            default -> throw given.wrong("do", "accept, refuse, defer, slow, cut, silent or down");
        };
        given.nothingElse();
        return rule;
    }

    private static MailRule said(Fields given, String to, String usualWords, int times) {
        var words = given.text("words", usualWords);
        if (!words.matches("[45]\\d\\d .+"))
            throw given.wrong("words", "an SMTP answer such as 550 5.1.1 No such user");
        return new MailRule(to, at(given, Step.RCPT), Play.answer(words), false, times);
    }

    private static MailRule cut(Fields given, String to, int times) {
        return switch (given.text("when", "before the dot")) {
            case "before the dot" -> new MailRule(to, Step.DATA, Play.cut(), false, times);
            case "after the dot" -> new MailRule(to, Step.DOT, new Play.Cut(given.flag("kept", false)), false, times);
            default -> throw given.wrong("when", "\"before the dot\" or \"after the dot\"");
        };
    }

    private static Step at(Fields given, Step usual) {
        return given.find("at")
                .map(text -> switch (text) {
                    case "connect" -> Step.GREETING;
                    case "hello" -> Step.HELLO;
                    case "sender" -> Step.MAIL;
                    case "recipient" -> Step.RCPT;
                    case "data" -> Step.DATA;
                    case "dot" -> Step.DOT;
                    default -> throw given.wrong("at", "connect, hello, sender, recipient, data or dot");
                })
                .orElse(usual);
    }

    boolean concerns(String recipient) {
        var address = recipient.toLowerCase(Locale.ROOT);
        return to.isEmpty() || to.equals(address) || to.startsWith("@") && address.endsWith(to);
    }

    /** A server that is down also drops who was connected before. */
    boolean at(Step step) {
        return at == step || at == Step.GREETING && step == Step.MAIL;
    }

    boolean usual() {
        return usual;
    }

    /** Whether it holds once more. */
    boolean take() {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    boolean over() {
        return left.get() <= 0;
    }

    Play play(Step step) {
        return at == step ? play : Play.cut();
    }

    /** Nobody's mail leaves any more: the next case must not meet what the sender learned from it. */
    boolean stopsEverybody() {
        return to.isEmpty() && !usual;
    }

    String concerned() {
        return to;
    }
}
