package app.latchkey.access.reception;

import java.util.Optional;

/** Six digits, none of those that everybody tries first. */
final class Pin {
    private static final String UP = "01234567890123456789";
    private static final String DOWN = "98765432109876543210";

    private Pin() {}

    static boolean wellFormed(String pin) {
        return pin.matches("[0-9]{6}");
    }

    static Optional<String> problem(String pin) {
        if (!wellFormed(pin)) return Optional.of("access.pin.digits");
        var easy = pin.chars().distinct().count() < 3 || UP.contains(pin) || DOWN.contains(pin);
        return easy ? Optional.of("access.pin.easy") : Optional.empty();
    }
}
