package app.latchkey.clubs.look;

/** Contrast by WCAG 2.2 (relative luminance), and colours mixed until they can be read. */
public final class Contrast {
    private static final double ENOUGH = 4.5;

    private Contrast() {}

    /** White or black, whichever can be read on the colour; one of them always can, a softer black not always. */
    public static String on(String colour) {
        return between(colour, "#ffffff") >= ENOUGH ? "#ffffff" : "#000000";
    }

    /** The colour, moved towards black or white until it can be read on the ground. */
    static String readable(String colour, String ground, String towards) {
        for (var share = 0.0; share <= 1; share += 0.04) {
            var mixed = mix(colour, towards, share);
            if (between(mixed, ground) >= ENOUGH) return mixed;
        }
        return towards;
    }

    static double between(String a, String b) {
        var light = Math.max(luminance(a), luminance(b));
        var dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static String mix(String from, String to, double share) {
        var mixed = new StringBuilder("#");
        for (var i = 1; i < 7; i += 2) {
            var value = Math.round(channel(from, i) * (1 - share) + channel(to, i) * share);
            mixed.append(String.format("%02x", value));
        }
        return mixed.toString();
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(channel(colour, 1))
                + 0.7152 * linear(channel(colour, 3))
                + 0.0722 * linear(channel(colour, 5));
    }

    private static double linear(int channel) {
        var c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int channel(String colour, int at) {
        return Integer.parseInt(colour.substring(at, at + 2), 16);
    }
}
