package app.latchkey.platform.dns;

import java.util.List;

/** For an installation that only pretends: every name is there and takes mail, but those of {@link #NOWHERE}. */
final class DemoDns implements Dns {
    static final String NOWHERE = "nowhere.example";

    private static boolean there(String name) {
        return !name.equals(NOWHERE) && !name.endsWith("." + NOWHERE);
    }

    @Override
    public List<String> texts(String name) {
        return List.of();
    }

    @Override
    public List<String> addresses(String name) {
        return there(name) ? List.of("192.0.2.1") : List.of();
    }

    @Override
    public List<String> exchanges(String name) {
        return there(name) ? List.of("mail." + name) : List.of();
    }

    @Override
    public boolean refusesMail(String name) {
        return false;
    }

    @Override
    public List<String> names(String address) {
        return List.of();
    }
}
